import { type Services, WidgetHost, type WidgetState } from '@patchbay/widget/host.ts';
import type { HostContext, JsonObject } from '@patchbay/widget/protocol.ts';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { LiveSource } from '@/lib/live.ts';
import { hostStyles } from './styles.ts';
import type { StageProps } from './WidgetStage.tsx';

/** Of the dashboard's grid, in pixels. */
const row = 40;
const gap = 12;
const inPixels = (rows: number) => rows * row + (rows - 1) * gap;

interface Around {
  /** What a screen reader calls the frame. */
  title: string;
  notify: Services['notify'];
  openLink: Services['openLink'];
  /** Nobody waits for what is being asked any more. */
  forget(): void;
}

const sizeOf = (element: Element) => ({ width: element.clientWidth, height: element.clientHeight });

const contextOf = (place: Element, { theme, locale }: StageProps): HostContext => ({
  theme,
  styles: { variables: hostStyles() },
  locale,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  containerDimensions: sizeOf(place),
  displayMode: 'inline',
  availableDisplayModes: ['inline'],
});

/** Keeps a widget in a place of the page, and tells it what changes. */
export function useWidget(props: StageProps, around: Around) {
  const place = useRef<HTMLDivElement>(null);
  const current = useRef<WidgetHost | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<WidgetState>({ is: 'loading' });
  const latest = useRef({ props, around });
  latest.current = { props, around };

  const { url } = props.frame;
  // Before it is drawn, and above all before the place goes from the page: a widget that leaves takes its frame along.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another frame of the same address
  useLayoutEffect(() => {
    const parent = place.current;
    if (!parent) return;
    const host = new WidgetHost({
      url,
      title: latest.current.around.title,
      context: contextOf(parent, latest.current.props),
      bounds: () => {
        const { minSize, maxSize } = latest.current.props.frame;
        return { width: [1, parent.clientWidth || 1], height: [inPixels(minSize.h), inPixels(maxSize.h)] };
      },
      hostInfo: { name: 'Patchbay', version: '1' },
      services: servicesOf(current, latest),
      onState: (next) => {
        if (current.current !== host) return;
        if (next.is === 'ended' && next.why === 'moved') {
          setAttempt((before) => before + 1);
          return;
        }
        setState(next);
        latest.current.props.onState?.(next);
      },
    });
    current.current = host;
    setState(host.state);
    host.appendTo(parent);
    return () => {
      current.current = null;
      latest.current.around.forget();
      void host.leave('removed', document.body);
    };
  }, [url, attempt]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      current.current?.tellContext({ containerDimensions: sizeOf(element) }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const { title } = around;
  useEffect(() => {
    if (current.current) current.current.frame.title = title;
  }, [title]);

  useTelling(current, props, `${attempt} ${url}`);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  return { place, state, retry };
}

/** Tells what is other than it was when the widget came. */
function useTelling(
  current: { readonly current: WidgetHost | null },
  { theme, locale, config, sources }: StageProps,
  attempt: string,
) {
  useEffect(() => {
    current.current?.tellContext({ theme, locale, styles: { variables: hostStyles() } });
  }, [current, theme, locale]);
  useEffect(() => {
    current.current?.tellConfig(config as JsonObject);
  }, [current, config]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: who comes anew knows nothing
  useEffect(() => {
    for (const [name, source] of Object.entries(sources)) {
      const known = asKnown(source);
      if (known) current.current?.tellSource(name, known);
    }
  }, [current, sources, attempt]);
}

/** Of a source of which nothing has come yet, nothing is said. Until the page is connected again, nobody knows: it may be old. */
function asKnown({ records, state, since }: LiveSource) {
  if (state === 'connecting' && records.size === 0) return null;
  return {
    records: records as ReadonlyMap<string, { value: JsonObject; at: string; version: number }>,
    state: state === 'connecting' ? ('offline' as const) : state,
    since,
  };
}

function servicesOf(
  current: { readonly current: WidgetHost | null },
  latest: { readonly current: { props: StageProps; around: Around } },
): Services {
  const { token, storage, refused } = latest.current.props.services;
  return {
    config: () => latest.current.props.config as JsonObject,
    openConfig: () => latest.current.props.services.openConfig(),
    follow: (source) => latest.current.props.services.follow(source),
    openLink: (url) => latest.current.around.openLink(url),
    notify: (message) => latest.current.around.notify(message),
    log: (level, message) => latest.current.props.services.log(level, message),
    ...(token && { token }),
    ...(storage && { storage }),
    ...(refused && { refused }),
    resized: ({ height }) => {
      const frame = current.current?.frame;
      if (!frame) return;
      // The person decides how large a widget is; what does not fit can be scrolled to.
      const room = frame.parentElement?.clientHeight ?? 0;
      frame.style.height = height > room ? `${height}px` : '';
    },
  };
}
