import { useTranslation } from 'react-i18next';
import { valueAt } from './geometry.ts';
import type { Along, Line } from './LineChart.tsx';
import scroll from './Scroll.module.css';
import { Scroll } from './Scroll.tsx';
import table from './Table.module.css';

/** More rows say nothing that fewer do not. */
const most = 100;

interface Props {
  lines: readonly Line[];
  along: Along;
  label: string;
  figure: (value: number, line: Line) => string;
}

/** The points of lines as a table, the newest first. */
export function LineTable({ lines, along, label, figure }: Props) {
  const { t } = useTranslation();
  const times = [...new Set(lines.flatMap(({ points }) => points.map(({ time }) => time)))]
    .filter((time) => time >= along.from)
    .sort((one, other) => other - one);
  return (
    <Scroll label={label} still={false}>
      <table className={table.records}>
        <thead>
          <tr>
            <th scope="col">{t('builtin.line.at')}</th>
            {lines.map((line) => (
              <th key={line.key} scope="col" data-number>
                {line.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {times.slice(0, most).map((time) => (
            <tr key={time}>
              <th scope="row">{along.words(time)}</th>
              {lines.map((line) => {
                const value = valueAt(line.points, time);
                return (
                  <td key={line.key} data-number>
                    {value === null ? '–' : figure(value, line)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {times.length > most && (
        <p className={scroll.rest}>{t('builtin.table.rest', { shown: most, count: times.length })}</p>
      )}
    </Scroll>
  );
}
