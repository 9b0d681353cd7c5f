import { MantineProvider } from '@mantine/core';
import { LIMITS } from '@patchbay/widget/protocol.ts';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Toasts } from '@/components/toasts.tsx';
import { newI18n } from '@/lib/i18n.ts';
import type { LiveSource } from '@/lib/live.ts';
import { eventually, FakeFrame } from '@/test/widgetFrame.ts';
import { type StageProps, WidgetStage } from './WidgetStage.tsx';

const records = (level: number, more: Partial<LiveSource> = {}): LiveSource => ({
  records: new Map([['["Trieste"]', { value: { level }, at: '2026-11-23T14:00:01Z', version: level }]]),
  state: 'live',
  since: null,
  revision: level,
  ...more,
});

async function stage(more: Partial<StageProps> = {}, language: 'en' | 'de' = 'en') {
  const i18n = await newI18n(language);
  const services = { openConfig: vi.fn(), follow: (source: string) => source === 'self', log: vi.fn() };
  const onState = vi.fn();
  const element = (now: Partial<StageProps>) => (
    <MantineProvider env="test">
      <I18nextProvider i18n={i18n}>
        <WidgetStage
          frame={{ url: 'http://widgets.localhost/w/ab/frame', minSize: { h: 2 }, maxSize: { h: 4 } }}
          name="Tide Table"
          publisher="Harbour Office"
          config={{ port: 'Trieste' }}
          theme="light"
          locale="en-GB"
          sources={{ self: records(1) }}
          services={services}
          onState={onState}
          {...more}
          {...now}
        />
        <Toasts />
      </I18nextProvider>
    </MantineProvider>
  );
  const { rerender, unmount, container } = render(element({}));
  await waitFor(() => expect(i18n.exists('frame.says')).toBe(true));
  const frame = () => container.querySelector('iframe');
  return {
    services,
    onState,
    frame,
    fake: () => new FakeFrame(frame() as HTMLIFrameElement),
    now: (now: Partial<StageProps>) => rerender(element(now)),
    unmount,
    stage: container.querySelector('[aria-busy]') as HTMLElement,
    user: userEvent.setup(),
  };
}

afterEach(() => vi.useRealTimers());

describe('A stage', () => {
  it('is busy until the widget runs, and says whose frame it is', async () => {
    const { stage: shown, fake, frame, onState } = await stage();
    expect(shown).toHaveAttribute('aria-busy', 'true');
    expect(frame()?.title).toMatch(/Tide Table/);
    await fake().start();
    await waitFor(() => expect(shown).toHaveAttribute('aria-busy', 'false'));
    expect(onState).toHaveBeenLastCalledWith({ is: 'ready' });
  });

  it('tells the widget where it is, and each change of that', async () => {
    const { fake, now } = await stage();
    const frame = fake();
    frame.hello();
    await frame.start();
    expect(frame.heard.find(({ result }) => result)).toMatchObject({
      result: {
        hostContext: { theme: 'light', locale: 'en-GB', timeZone: expect.any(String), displayMode: 'inline' },
      },
    });
    now({ theme: 'dark', locale: 'de-AT' });
    await eventually(() =>
      expect(frame.of('ui/notifications/host-context-changed').at(-1)).toMatchObject({
        theme: 'dark',
        locale: 'de-AT',
      }),
    );
    now({ config: { port: 'Venezia' } });
    await eventually(() =>
      expect(frame.of('patchbay/notifications/config-changed').at(-1)).toEqual({
        config: { port: 'Venezia' },
      }),
    );
  });

  it('gives the widget its records, and never calls live what may be old', async () => {
    const { fake, now } = await stage();
    const frame = await fake().start();
    await frame.ask('patchbay/data/subscribe', { source: 'self' });
    now({ sources: { self: records(2) } });
    await eventually(() => expect(frame.of('patchbay/notifications/data')).toHaveLength(2));
    for (const [state, told] of [
      ['connecting', 'offline'],
      ['stale', 'stale'],
      ['revoked', 'revoked'],
    ] as const) {
      now({ sources: { self: records(2, { state }) } });
      await eventually(() =>
        expect(frame.of('patchbay/notifications/data-status').at(-1)).toMatchObject({ state: told }),
      );
    }
  });

  it('says in passing what the widget says, under its name', async () => {
    const { fake } = await stage();
    const frame = await fake().start();
    await frame.ask('patchbay/notify', { message: 'High water' });
    const said = await screen.findByText('Tide Table: High water');
    expect(said).toBeVisible();
    expect(said.parentElement?.querySelector('svg.tabler-icon-check')).toBeNull();
  });

  it('says nothing in passing in a picture', async () => {
    const { fake } = await stage({ silent: true });
    const frame = await fake().start();
    expect(await frame.ask('patchbay/notify', { message: 'Nobody asked' })).toHaveProperty('result');
    expect(screen.queryByText(/Nobody asked/)).toBeNull();
  });

  it.each([
    ['Open the page', true],
    ['Cancel', false],
  ])('asks before it opens a link: %s', async (answer, opened) => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const { fake, user } = await stage();
    const frame = await fake().start();
    const asked = frame.ask('ui/open-link', { url: 'https://tides.example/trieste' });
    const dialog = await screen.findByRole('dialog', { name: 'Open a link of Tide Table?' });
    expect(dialog).toHaveTextContent('https://tides.example/trieste');
    expect(open).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: answer }));
    expect(await asked).toMatchObject({ result: { opened } });
    expect(open.mock.calls).toEqual(
      opened ? [[new URL('https://tides.example/trieste'), '_blank', 'noopener,noreferrer']] : [],
    );
  });

  it('shows the settings when the widget asks for them', async () => {
    const { fake, services } = await stage();
    const frame = await fake().start();
    await frame.ask('patchbay/config/open');
    expect(services.openConfig).toHaveBeenCalledOnce();
  });

  it('lets frames alone while something is dragged', async () => {
    const { now, stage: shown } = await stage();
    expect(shown).not.toHaveAttribute('data-dragging');
    now({ dragging: true });
    expect(shown).toHaveAttribute('data-dragging');
  });

  it('lets the content be higher than its place, to a bound', async () => {
    const { fake, frame } = await stage();
    const widget = await fake().start();
    widget.send({
      jsonrpc: '2.0',
      method: 'ui/notifications/size-changed',
      params: { width: 1e9, height: 1e9 },
    });
    await eventually(() => expect(frame()?.style.height).toBe(`${4 * 40 + 3 * 12}px`));
    expect(frame()?.style.width).toBe('');
  });

  it.each(['en', 'de'] as const)('says in %s what became of a widget, and tries again', async (language) => {
    const { frame, fake, user, onState, stage: shown } = await stage({}, language);
    frame()?.dispatchEvent(new Event('load'));
    frame()?.dispatchEvent(new Event('load'));
    expect(
      await screen.findByText(language === 'en' ? 'Tide Table was removed' : 'Tide Table wurde entfernt'),
    ).toBeVisible();
    expect(onState).toHaveBeenLastCalledWith({ is: 'ended', why: 'navigated' });
    expect(frame()).toBeNull();
    expect((await axe.run(shown, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual(
      [],
    );
    await user.click(
      screen.getByRole('button', { name: language === 'en' ? 'Try again' : 'Noch einmal versuchen' }),
    );
    await fake().start();
    await waitFor(() => expect(onState).toHaveBeenLastCalledWith({ is: 'ready' }));
    expect(screen.queryByText(/removed|entfernt/)).toBeNull();
  });

  it('says when a widget does not answer', async () => {
    const { fake, now } = await stage();
    const frame = fake();
    frame.alive = false;
    await frame.start();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    now({ config: { port: 'Rovinj' } });
    await vi.advanceTimersByTimeAsync(LIMITS.pingMs * 2);
    vi.useRealTimers();
    expect(await screen.findByText('Tide Table does not answer at the moment.')).toBeVisible();
  });

  it('lets a widget that leaves the page end what it does', async () => {
    const { fake, unmount, frame } = await stage();
    const widget = await fake().start();
    const element = frame() as HTMLIFrameElement;
    Object.assign(document.body, { moveBefore: (node: Node) => document.body.append(node) });
    unmount();
    await eventually(() => expect(widget.of('ui/resource-teardown')).toEqual([{ reason: 'removed' }]));
    expect(element.isConnected).toBe(true);
    const teardown = widget.heard.find(({ method }) => method === 'ui/resource-teardown');
    widget.send({ jsonrpc: '2.0', id: teardown?.id, result: {} });
    await eventually(() => expect(element.isConnected).toBe(false));
    Reflect.deleteProperty(document.body, 'moveBefore');
  });
});
