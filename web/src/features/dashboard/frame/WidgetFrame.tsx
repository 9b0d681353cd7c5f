import type { EndReason } from '@patchbay/widget/host.ts';
import { useMemo, useRef } from 'react';
import { WidgetStage } from '@/components/widget/WidgetStage.tsx';
import type { Placement } from '@/lib/api/dashboard.ts';
import type { LiveSource } from '@/lib/live.ts';
import { servicesOf } from './services.ts';

interface Props {
  placement: Placement;
  /** What the widget's own integration says. */
  records: LiveSource;
  theme: 'light' | 'dark';
  locale: string;
  /** While something is moved on the dashboard. */
  dragging?: boolean;
  /** The widget asks for its settings to be shown. */
  onConfigure: () => void;
  /** Hears that the widget was taken away, and why. */
  onGone?: (why: EndReason) => void;
}

/** A widget by others in its place on the dashboard, below the header that the dashboard draws. Nothing while it has no frame. */
export function WidgetFrame(props: Props) {
  const { frame } = props.placement;
  return frame && <Framed {...props} frame={frame} />;
}

function Framed({
  placement: { id, installation, config },
  frame,
  records,
  onConfigure,
  onGone,
  ...shown
}: Props & { frame: NonNullable<Placement['frame']> }) {
  const configure = useRef(onConfigure);
  configure.current = onConfigure;
  const { displayName: name, publisher } = installation;
  const { sha256 } = frame;
  const services = useMemo(
    () => servicesOf({ id, name, sha256 }, () => configure.current()),
    [id, name, sha256],
  );
  const sources = useMemo(() => ({ self: records }), [records]);
  return (
    <WidgetStage
      {...shown}
      frame={frame}
      name={name}
      publisher={publisher}
      config={config}
      sources={sources}
      services={services}
      onState={(state) => state.is === 'ended' && onGone?.(state.why)}
    />
  );
}
