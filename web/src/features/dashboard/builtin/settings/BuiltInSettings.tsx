import { Stack, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LiveSource } from '@/lib/liveSource.ts';
import type {
  BuiltInConfigs,
  BuiltInWidget,
  LineConfig,
  NumberConfig,
  TableConfig,
  TickerConfig,
} from '../config.ts';
import { liveOf, Preview, type Previewed } from '../Preview.tsx';
import { firstOf, nameOf, orderOf } from '../parts.ts';
import { configured, fieldsOfChoice } from '../suggest.ts';
import { told } from './fields.tsx';
import { LineForm } from './LineForm.tsx';
import { NumberForm } from './NumberForm.tsx';
import classes from './Settings.module.css';
import { TableForm } from './TableForm.tsx';
import { TickerForm } from './TickerForm.tsx';

interface Props {
  widget: BuiltInWidget;
  choice: Previewed;
  /** The source's records, where they are at hand. */
  live?: LiveSource;
  config: unknown;
  onChange: (config: Record<string, unknown>) => void;
  /** What the server did not like: pointers within the config. */
  mistakes: readonly { pointer: string; message: string }[];
}

/** More are not offered to choose from. */
const mostRecords = 2000;

/** What a widget that comes along shows, and how it will look. */
export function BuiltInSettings({ widget, choice, live, config, onChange, mistakes }: Props) {
  const { t, i18n } = useTranslation();
  const fields = useMemo(() => fieldsOfChoice(choice), [choice]);
  const known = useMemo(() => (live && live.records.size > 0 ? live : liveOf(choice)), [live, choice]);
  const given = useMemo(
    () => configured(widget, config, choice) as Partial<BuiltInConfigs[BuiltInWidget]>,
    [widget, config, choice],
  );
  const chosen = JSON.stringify(given);
  const { records: all } = known;
  const records = useMemo(() => {
    const config: Partial<NumberConfig & LineConfig & TickerConfig> = JSON.parse(chosen);
    const named = [config.record, ...(config.series ?? []), ...(config.records ?? [])].filter(
      (key): key is string => typeof key === 'string',
    );
    const first = firstOf(all.keys(), mostRecords, orderOf(i18n.language));
    // What was chosen once can be seen and taken away, be it there or not.
    return [...new Set([...first, ...named])].map((value) => ({
      value,
      label: nameOf(value, all.get(value)?.value, fields),
    }));
  }, [all, chosen, fields, i18n.language]);

  const shared = {
    fields,
    records: told(records),
    known,
    choice,
    set: (members: Record<string, unknown>) => {
      const next = Object.entries({ ...given, ...members }).filter(([, value]) => value !== undefined);
      onChange(Object.fromEntries(next));
    },
    wrong: (member: string) =>
      mistakes
        .filter(({ pointer }) => pointer === `/${member}` || pointer.startsWith(`/${member}/`))
        .map(({ message }) => message)
        .join(' ') || null,
  };
  if (fields.length === 0) return <Text c="dimmed">{t('builtin.settings.noField')}</Text>;
  return (
    <Stack gap="md">
      <figure className={classes.framed} aria-label={t('builtin.settings.preview')}>
        <div className={classes.pictured} inert>
          <Preview choice={choice} widget={widget} config={given as never} live={known} />
        </div>
      </figure>
      {widget === 'number' && <NumberForm {...shared} config={given as Partial<NumberConfig>} />}
      {widget === 'table' && <TableForm {...shared} config={given as Partial<TableConfig>} />}
      {widget === 'line' && <LineForm {...shared} config={given as Partial<LineConfig>} />}
      {widget === 'ticker' && <TickerForm {...shared} config={given as Partial<TickerConfig>} />}
    </Stack>
  );
}
