import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '@/lib/hooks.ts';
import { keyWords } from '@/lib/values.ts';
import { Change } from './Change.tsx';
import { bounds, type TickerConfig } from './config.ts';
import { percentChange, useFigures } from './figures.ts';
import { useSeen } from './hooks.ts';
import { firstOf, nameOf, orderOf, type Part } from './parts.ts';
import { formatOf, numberOf } from './roles.ts';
import scroll from './Scroll.module.css';
import { Scroll } from './Scroll.tsx';
import { Sparkline } from './Sparkline.tsx';
import classes from './Ticker.module.css';
import { useTimes } from './times.ts';

const minutes = 60;
const points = 60;

/** A row for each record: what it is worth, how that changed, and the course of it. */
export function TickerWidget({ title, installation, config, live, fields, still }: Part<TickerConfig>) {
  const { t, i18n } = useTranslation();
  const figures = useFigures();
  const times = useTimes();
  const now = useNow(!still, 5000);
  const chosen = JSON.stringify(config.records);
  const { records } = live;
  const keys = useMemo(() => {
    const named: string[] = JSON.parse(chosen);
    return named.length > 0 ? named : firstOf(records.keys(), bounds.tickerRecords, orderOf(i18n.language));
  }, [chosen, records, i18n.language]);
  const seen = useSeen({ installation, field: config.field, keys, minutes, points, live, now, still });
  const rest = config.records.length === 0 ? records.size - keys.length : 0;

  return (
    <div className={classes.ticker}>
      <Scroll label={t('builtin.ticker.of', { title })} still={still}>
        <ul className={classes.rows}>
          {keys.map((key, at) => {
            const record = records.get(key);
            const value = numberOf(record?.value, config.field);
            const format = formatOf(config, fields, config.field, record?.value);
            const course = seen[at] ?? [];
            const name = nameOf(key, record?.value, fields, config.label);
            const words = keyWords(key);
            const first = course[0];
            const said = config.change && numberOf(record?.value, config.change);
            const since = first && value !== null ? percentChange(first.value, value) : null;
            const change = config.change ? (said ?? null) : since;
            const unit = config.change ? formatOf({}, fields, config.change, record?.value) : { unit: '%' };
            return (
              <li key={key} className={classes.row}>
                <span className={classes.name} title={name}>
                  <bdi>{name}</bdi>
                  {words !== name && <small>{words}</small>}
                </span>
                <Sparkline points={course} className={classes.spark} />
                <span className={classes.worth}>
                  <span className={classes.value} title={value === null ? undefined : String(value)}>
                    {value === null ? '–' : figures.figure(value, format)}
                  </span>
                  {typeof change === 'number' && (
                    <Change
                      judged
                      change={change}
                      text={figures.change(change, unit)}
                      title={
                        config.change || !first
                          ? undefined
                          : t('builtin.since', { time: times.clock(first.time, now) })
                      }
                    />
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      </Scroll>
      {rest > 0 && (
        <div className={scroll.rest}>
          {t('builtin.table.rest', { shown: keys.length, count: records.size })}
        </div>
      )}
    </div>
  );
}
