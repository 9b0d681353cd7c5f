import { Skeleton } from '@mantine/core';
import { useMemo } from 'react';
import type { LiveSource } from '@/lib/liveSource.ts';
import classes from './BuiltIn.module.css';
import { type BuiltInConfigs, type BuiltInWidget, builtInWidgets, configOf } from './config.ts';
import { LineWidget } from './LineWidget.tsx';
import { Nothing } from './Nothing.tsx';
import { NumberWidget } from './NumberWidget.tsx';
import type { Part } from './parts.ts';
import { type Choice, configured, fieldsOfChoice } from './suggest.ts';
import { TableWidget } from './TableWidget.tsx';
import { TickerWidget } from './TickerWidget.tsx';

interface Props {
  /** Where and with what settings it stands. */
  placement: {
    id: string;
    widget: string;
    title: string | null;
    config: unknown;
    installation: { id: string; displayName: string };
  };
  live: LiveSource;
  /** What the source's records are, as far as it is known; its records tell the rest. */
  source: Choice['source'];
  /** A picture that nobody can do anything with, and that remembers nothing. */
  still?: boolean;
}

export const isBuiltIn = (widget: string): widget is BuiltInWidget =>
  (builtInWidgets as readonly string[]).includes(widget);

/** Of records without a schema so many tell what they are. */
const looked = 20;
const mostFields = 500;

/** A widget that comes along, in all the room that it is given. */
export function BuiltIn({ placement, live, source, still = false }: Props) {
  const { id, widget, title, config, installation } = placement;
  const { records, state } = live;
  const there = records.size > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a source is does not change with its values
  const choice = useMemo(
    () => ({
      source,
      sample: [...records.values()].slice(0, looked).map(({ value, at }) => ({ value, at })),
    }),
    [source, there],
  );
  const fields = useMemo(() => fieldsOfChoice(choice, mostFields), [choice]);
  const set = useMemo(() => configured(widget, config, choice), [widget, config, choice]);
  const shared = {
    id,
    title: title || installation.displayName,
    installation: installation.id,
    live,
    fields,
    sourceKey: source?.key ?? noKey,
    still,
  };
  return (
    <div className={classes.widget} data-widget={widget} data-state={state} data-still={still || undefined}>
      {drawn(widget, set, shared, there)}
    </div>
  );
}

const noKey: readonly string[] = [];

function drawn(widget: string, config: unknown, shared: Omit<Part<never>, 'config'>, there: boolean) {
  if (shared.live.state === 'revoked') return <Nothing why="revoked" />;
  const known = isBuiltIn(widget) ? configOf(widget, config) : null;
  if (!known) return <Nothing why="unfit" />;
  if (!there) {
    return shared.live.state === 'connecting' ? (
      <Coming widget={widget as BuiltInWidget} />
    ) : (
      <Nothing why="empty" />
    );
  }
  switch (widget as BuiltInWidget) {
    case 'number':
      return <NumberWidget {...shared} config={known as BuiltInConfigs['number']} />;
    case 'table':
      return <TableWidget {...shared} config={known as BuiltInConfigs['table']} />;
    case 'line':
      return <LineWidget {...shared} config={known as BuiltInConfigs['line']} />;
    case 'ticker':
      return <TickerWidget {...shared} config={known as BuiltInConfigs['ticker']} />;
  }
}

/** The shape of what is on its way. */
function Coming({ widget }: { widget: BuiltInWidget }) {
  if (widget === 'number') {
    return (
      <div className={classes.coming}>
        <Skeleton h={12} w="45%" />
        <Skeleton h="34%" mih={22} w="70%" />
        <Skeleton h={12} w="30%" />
      </div>
    );
  }
  if (widget === 'line') {
    return (
      <div className={classes.coming}>
        <Skeleton h={12} w="40%" />
        <Skeleton flex={1} mih={0} />
      </div>
    );
  }
  return (
    <div className={classes.coming}>
      {['78%', '92%', '64%', '85%', '71%', '90%'].map((width) => (
        <Skeleton key={width} h={14} w={width} />
      ))}
    </div>
  );
}
