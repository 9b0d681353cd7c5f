import { type EndReason, WidgetHost, type WidgetState } from '@patchbay/widget/host.ts';
import type { HostContext, JsonObject } from '@patchbay/widget/protocol.ts';
import { useEffect, useRef } from 'react';
import type { LiveSource } from '@/lib/liveSource.ts';
import classes from './Widget.module.css';
import type { LogLine } from './WidgetLog.tsx';

export type Said = (way: LogLine['way'], what: string, detail?: unknown) => void;

interface Props {
  url: string;
  title: string;
  context: HostContext;
  config: JsonObject;
  source: Pick<LiveSource, 'records' | 'state' | 'since'>;
  /** The least and the most room that it may ask for, in pixels. */
  bounds: { width: readonly [number, number]; height: readonly [number, number] };
  onSaid: Said;
  onState: (state: WidgetState) => void;
  onConfigure: () => void;
}

export type { EndReason, WidgetState };

/** A widget in its frame, as on a dashboard, with what it says told to its developer. What it stores is gone with the room. */
export function PreviewFrame(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const host = useRef<WidgetHost>(null);
  const newest = useRef(props);
  newest.current = props;
  const { url, context, config, source } = props;

  useEffect(() => {
    const stored = new Map<string, JsonObject[string]>();
    const said: Said = (...line) => newest.current.onSaid(...line);
    const made = new WidgetHost({
      url,
      title: newest.current.title,
      context: newest.current.context,
      bounds: () => newest.current.bounds,
      hostInfo: { name: 'patchbay-preview', version: '1' },
      onState: (state) => {
        if (state.is === 'ended' && state.why !== 'removed') said('fault', state.why);
        newest.current.onState(state);
      },
      services: {
        config: () => newest.current.config,
        openConfig: () => {
          said('in', 'openConfig');
          newest.current.onConfigure();
        },
        follow: (name) => {
          said('in', 'data.subscribe', name);
          return name === 'self';
        },
        openLink: async (link) => {
          said('in', 'openLink', link.href);
          return false;
        },
        notify: (message) => said('in', 'notify', message),
        log: (level, message) => said(level === 'error' ? 'fault' : 'in', `log.${level}`, message),
        storage: {
          get: async (key) => {
            said('in', 'storage.get', key);
            return stored.get(key) ?? null;
          },
          set: async (key, value) => {
            said('in', 'storage.set', { [key]: value });
            stored.set(key, value);
          },
          delete: async (key) => {
            said('in', 'storage.delete', key);
            stored.delete(key);
          },
        },
        resized: (size) => said('in', 'resized', size),
      },
    });
    host.current = made;
    made.tellSource('self', heard(newest.current.source));
    if (place.current) made.appendTo(place.current);
    return () => {
      host.current = null;
      made.end('removed');
    };
  }, [url]);

  useEffect(() => {
    host.current?.tellContext(context);
    newest.current.onSaid('out', 'context', { ...context, styles: undefined });
  }, [context]);
  useEffect(() => {
    host.current?.tellConfig(config);
    newest.current.onSaid('out', 'config', config);
  }, [config]);
  useEffect(() => {
    host.current?.tellSource('self', heard(source));
    newest.current.onSaid('out', 'data', { records: source.records.size, state: source.state });
  }, [source]);

  return <div ref={place} className={classes.frame} />;
}

/** A widget knows no connection that is still being made: until then, nothing that it has is live. */
const heard = ({ records, state, since }: Props['source']) => ({
  records: records as ReadonlyMap<string, { value: JsonObject; at: string; version: number }>,
  state: state === 'connecting' ? ('offline' as const) : state,
  since,
});
