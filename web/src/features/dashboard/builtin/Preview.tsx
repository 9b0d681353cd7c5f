import { useMemo } from 'react';
import type { LiveRecord, LiveSource, LiveState } from '@/lib/liveSource.ts';
import { keyOf } from '@/lib/values.ts';
import { BuiltIn } from './BuiltIn.tsx';
import type { BuiltInConfig, BuiltInWidget } from './config.ts';
import type { Choice } from './suggest.ts';

export interface Previewed extends Choice {
  installation: { id: string; displayName: string };
  /** Whether what the sample says is true now, and since when it is so. */
  state: LiveState;
  since: string | null;
}

/** What a sample says, as true as it is. */
export function liveOf({ source, sample, state, since }: Omit<Previewed, 'installation'>): LiveSource {
  const records = new Map<string, LiveRecord>();
  [...sample].reverse().forEach(({ value, at }, version) => {
    records.set(source?.key.length ? keyOf(value, source.key) : `[${version}]`, { value, at, version });
  });
  return { records, state, since, revision: 1 };
}

interface Props {
  choice: Previewed;
  widget: BuiltInWidget;
  config: BuiltInConfig;
  /** Where its records are at hand; else a few of them do. */
  live?: LiveSource | undefined;
}

/** What a widget would look like, with real records, in all the room that it is given. */
export function Preview({ choice, widget, config, live }: Props) {
  const sampled = useMemo(() => liveOf(choice), [choice]);
  const { installation, source } = choice;
  return (
    <BuiltIn
      placement={{ id: `preview ${installation.id} ${widget}`, widget, title: null, config, installation }}
      live={live && live.records.size > 0 ? live : sampled}
      source={source}
      still
    />
  );
}
