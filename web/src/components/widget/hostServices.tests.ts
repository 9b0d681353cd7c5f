import type { WidgetHost } from '@patchbay/widget/host.ts';
import { ERRORS, LIMITS } from '@patchbay/widget/protocol.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrived, context, eventually, newHost } from '@/test/widgetFrame.ts';

const initialize = {
  protocolVersion: 'patchbay-widget/2026-11-01',
  appInfo: { name: 'a', version: '1' },
  appCapabilities: {},
};
const known = (
  entries: [string, Record<string, never>, number][],
  state: 'live' | 'stale' | 'revoked' = 'live',
) => ({
  records: new Map(
    entries.map(([key, value, version]) => [
      key,
      { value, version, at: `2026-11-23T14:00:0${version % 10}Z` },
    ]),
  ),
  state,
  since: '2026-11-23T13:00:00Z',
});
const value = (level: number, more: object = {}) => ({ level, ...more }) as unknown as Record<string, never>;
let hosts: WidgetHost[] = [];

/** Of what is asked without a click, the answer comes as soon as the page would know of one. */
async function afterWaiting<T>(asked: Promise<T>): Promise<T> {
  await arrived();
  await vi.advanceTimersByTimeAsync(250);
  return asked;
}

const clicks = (frame: HTMLIFrameElement, userActivation: { isActive: boolean }) => {
  vi.stubGlobal('navigator', { userActivation });
  vi.spyOn(document, 'activeElement', 'get').mockReturnValue(frame);
  return userActivation;
};

function host() {
  const made = newHost();
  hosts.push(made.host);
  return made;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  for (const each of hosts) each.end('removed');
  hosts = [];
  vi.useRealTimers();
});

describe('What a widget asks for', () => {
  it('is clamped where it is a size', async () => {
    const { frame, services } = host();
    await frame.start();
    const size = (width: unknown, height: unknown) =>
      frame.send({ jsonrpc: '2.0', method: 'ui/notifications/size-changed', params: { width, height } });
    size(1e9, 1e9);
    size(-5, 0);
    size('1', 1);
    size(null, 1);
    await frame.ask('patchbay/config/get');
    expect(services.resized.mock.calls).toEqual([[{ width: 512, height: 612 }], [{ width: 1, height: 40 }]]);
  });

  it.each([
    'http://tides.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    'https://bank.example@tides.example/',
    'tides',
    `https://tides.example/${'x'.repeat(2_048)}`,
    7,
  ])('is no link when it is %s', async (url) => {
    const { frame, services } = host();
    await frame.start();
    expect(await frame.ask('ui/open-link', { url })).toMatchObject({ error: { code: ERRORS.invalidParams } });
    expect(services.openLink).not.toHaveBeenCalled();
  });

  it('is a link about which the person is asked once at a time, and after a click', async () => {
    const { frame, services } = host();
    let answer: (opened: boolean) => void = () => {};
    services.openLink.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    await frame.start();
    const asked = frame.ask('ui/open-link', { url: 'https://tides.example/' });
    await eventually(() => expect(services.openLink).toHaveBeenCalledWith(new URL('https://tides.example/')));
    expect(await frame.ask('ui/open-link', { url: 'https://tides.example/2' })).toMatchObject({
      error: { code: ERRORS.rateLimited },
    });
    answer(true);
    expect(await asked).toMatchObject({ result: { opened: true } });
    for (const [isActive, active] of [
      [false, frame.element],
      [true, document.body],
    ] as const) {
      vi.stubGlobal('navigator', { userActivation: { isActive } });
      vi.spyOn(document, 'activeElement', 'get').mockReturnValue(active);
      for (const [method, params] of [
        ['ui/open-link', { url: 'https://tides.example/3' }],
        ['patchbay/config/open', {}],
      ] as const) {
        expect(await afterWaiting(frame.ask(method, params))).toMatchObject({
          error: { code: ERRORS.denied, data: { reason: 'user-activation' } },
        });
      }
    }
    expect(services.openConfig).not.toHaveBeenCalled();
  });

  it('comes after a click that this page hears of a moment later', async () => {
    const { frame, services } = host();
    await frame.start();
    const activation = clicks(frame.element, { isActive: false });
    const asked = frame.ask('patchbay/config/open');
    await arrived();
    await vi.advanceTimersByTimeAsync(100);
    expect(services.openConfig).not.toHaveBeenCalled();
    activation.isActive = true;
    expect(await afterWaiting(asked)).toMatchObject({ result: {} });
    expect(services.openConfig).toHaveBeenCalledOnce();
  });

  it('is not done for a widget that is being removed meanwhile', async () => {
    const { frame, host: one, services } = host();
    await frame.start();
    const activation = clicks(frame.element, { isActive: false });
    frame.send({ jsonrpc: '2.0', id: 'settings', method: 'patchbay/config/open' });
    await arrived();
    void one.leave('removed');
    activation.isActive = true;
    await afterWaiting(arrived());
    expect(services.openConfig).not.toHaveBeenCalled();
  });

  it('does not interrupt a person again who refused a moment ago', async () => {
    const { frame, services } = host();
    services.openLink.mockResolvedValue(false);
    await frame.start();
    const link = { url: 'https://tides.example/' };
    expect(await frame.ask('ui/open-link', link)).toMatchObject({ result: { opened: false } });
    expect(await frame.ask('patchbay/config/open')).toMatchObject({ result: {} });
    for (const method of ['ui/open-link', 'patchbay/config/open']) {
      expect(await frame.ask(method, link)).toMatchObject({ error: { code: ERRORS.rateLimited } });
    }
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + LIMITS.askAgainMs);
    expect(await frame.ask('ui/open-link', link)).toMatchObject({ result: { opened: false } });
    expect(services.openConfig).toHaveBeenCalledOnce();
    expect(services.openLink).toHaveBeenCalledTimes(2);
  });

  it('does not wait out the pause by asking while the person is elsewhere', async () => {
    const { frame, services } = host();
    const later = (milliseconds: number, isActive: boolean) => {
      clicks(frame.element, { isActive });
      const now = performance.now();
      vi.spyOn(performance, 'now').mockReturnValue(now + milliseconds);
      return afterWaiting(frame.ask('patchbay/config/open'));
    };
    await frame.start();
    expect(await later(0, true)).toMatchObject({ result: {} });
    for (let asked = 0; asked < 5; asked++) {
      expect(await later(0.8 * LIMITS.askAgainMs, false)).toMatchObject({ error: { code: ERRORS.denied } });
    }
    expect(await later(0.8 * LIMITS.askAgainMs, true)).toMatchObject({ error: { code: ERRORS.rateLimited } });
    expect(await later(1.3 * LIMITS.askAgainMs, true)).toMatchObject({ result: {} });
    expect(services.openConfig).toHaveBeenCalledTimes(2);
  });

  it.each(['..', '.', '', 'a/b', 'a?b', '%2e%2e', 'x'.repeat(65), 7])(
    'is no key when it is %s',
    async (key) => {
      const { frame, services } = host();
      await frame.start();
      for (const method of ['get', 'set', 'delete']) {
        expect(await frame.ask(`patchbay/storage/${method}`, { key, value: 1 })).toMatchObject({
          error: { code: ERRORS.invalidParams },
        });
      }
      expect(services.storage.set).not.toHaveBeenCalled();
      expect(services.storage.delete).not.toHaveBeenCalled();
    },
  );

  it('is stored in the order in which it was asked for', async () => {
    const { frame, services } = host();
    const done: unknown[] = [];
    services.storage.set.mockImplementation(async (_, stored) => {
      await arrived(stored === 1 ? 5 : 1);
      done.push(stored);
    });
    await frame.start();
    await Promise.all([1, 2, 3].map((each) => frame.ask('patchbay/storage/set', { key: 'k', value: each })));
    expect(done).toEqual([1, 2, 3]);
  });

  it('is said on one line, shortened, and not all the time', async () => {
    const { frame, services } = host();
    await frame.start();
    await frame.ask('patchbay/notify', { message: `High\nwater\u202e ${'x'.repeat(500)}` });
    expect(services.notify.mock.calls[0]?.[0]).toMatch(/^High water x+$/);
    expect(services.notify.mock.calls[0]?.[0]).toHaveLength(LIMITS.notifyCharacters);
    expect(await frame.ask('patchbay/notify', { message: 'again' })).toMatchObject({
      error: { code: ERRORS.rateLimited, data: { retryAfterMs: LIMITS.notifyEveryMs } },
    });
    await vi.advanceTimersByTimeAsync(LIMITS.notifyEveryMs);
    expect(await frame.ask('patchbay/notify', { message: 'again' })).toHaveProperty('result');
  });

  it('is not the data of others', async () => {
    const { frame } = host();
    await frame.start();
    expect(await frame.ask('patchbay/data/subscribe', { source: 'payroll' })).toMatchObject({
      error: { code: ERRORS.denied, data: { source: 'payroll' } },
    });
  });
});

describe('Data', () => {
  it('comes with how true it is, then only what is new', async () => {
    const { frame, host: one } = host();
    one.tellSource(
      'self',
      known([
        ['a', value(1), 1],
        ['b', value(2), 2],
      ]),
    );
    await frame.start();
    await frame.ask('patchbay/data/subscribe', { source: 'self' });
    await eventually(() => expect(frame.of('patchbay/notifications/data')).toHaveLength(1));
    one.tellSource('self', known([['b', value(3), 4]], 'stale'));
    await eventually(() => expect(frame.of('patchbay/notifications/data-status')).toHaveLength(2));
    expect(frame.of('patchbay/notifications/data')).toEqual([
      {
        subscription: 's1',
        source: 'self',
        seq: 1,
        items: [
          { key: 'a', value: { level: 1 }, at: '2026-11-23T14:00:01Z' },
          { key: 'b', value: { level: 2 }, at: '2026-11-23T14:00:02Z' },
        ],
      },
      {
        subscription: 's1',
        source: 'self',
        seq: 2,
        items: [
          { key: 'a', deleted: true },
          { key: 'b', value: { level: 3 }, at: '2026-11-23T14:00:04Z' },
        ],
      },
    ]);
    const told = frame.heard.map(({ method }) => method).filter((method) => method?.includes('/data'));
    expect(told).toEqual([
      'patchbay/notifications/data-status',
      'patchbay/notifications/data',
      'patchbay/notifications/data',
      'patchbay/notifications/data-status',
    ]);
  });

  it('is only of the fields that are wanted, and no prototype', async () => {
    const { frame, host: one } = host();
    one.tellSource('self', known([['a', JSON.parse('{"level":1,"secret":2,"__proto__":{"x":1}}'), 1]]));
    await frame.start();
    await frame.ask('patchbay/data/subscribe', { source: 'self', fields: ['level', 'constructor', 'none'] });
    await eventually(() => expect(frame.of('patchbay/notifications/data')).toHaveLength(1));
    expect(frame.of('patchbay/notifications/data')[0]).toMatchObject({
      items: [{ key: 'a', value: { level: 1 } }],
    });
    const [told] = frame.of('patchbay/notifications/data');
    expect(JSON.stringify(told)).toContain('"value":{"level":1}');
  });

  it('is not what the widget knows already', async () => {
    const { frame, host: one } = host();
    one.tellSource(
      'self',
      known([
        ['a', value(1), 1],
        ['b', value(2), 2],
      ]),
    );
    await frame.start();
    await frame.ask('patchbay/data/subscribe', { source: 'self', since: '2026-11-23T14:00:01Z' });
    await eventually(() => expect(frame.of('patchbay/notifications/data')).toHaveLength(1));
    expect(frame.of('patchbay/notifications/data')[0]).toMatchObject({ items: [{ key: 'b' }] });
  });

  it('comes in messages that are not too long, a few before the widget shows that it hears, and of what waits the newest', async () => {
    const { frame, host: one } = host();
    frame.alive = false;
    const all = (version: number) =>
      known(
        Array.from({ length: 400 }, (_, n) => [
          `k${n}`,
          value(version, { text: 'ä'.repeat(1_000) }),
          version,
        ]),
      );
    one.tellSource('self', all(1));
    await frame.start();
    await frame.ask('patchbay/data/subscribe', { source: 'self' });
    for (let version = 2; version <= 50; version++) one.tellSource('self', all(version));
    await arrived(20);
    const lengths = frame.heard.map((each) => new TextEncoder().encode(JSON.stringify(each)).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LIMITS.messageBytes);
    expect(frame.heard.filter(({ method }) => method?.startsWith('patchbay/notifications'))).toHaveLength(4);

    frame.alive = true;
    const ping = frame.heard.find(({ method }) => method === 'ping');
    frame.send({ jsonrpc: '2.0', id: ping?.id, result: {} });
    const items = () =>
      frame
        .of('patchbay/notifications/data')
        .flatMap((each) => each.items as unknown as { key: string; value: { level: number } }[]);
    await eventually(() =>
      expect(
        new Set(
          items()
            .filter((item) => item.value.level === 50)
            .map(({ key }) => key),
        ).size,
      ).toBe(400),
    );
    expect(items().length).toBeLessThan(800);
  });

  it('ends with the subscription', async () => {
    const { frame, host: one } = host();
    await frame.start();
    await frame.ask('patchbay/data/subscribe', { source: 'self' });
    await frame.ask('patchbay/data/unsubscribe', { subscription: 's1' });
    one.tellSource('self', known([['a', value(1), 1]]));
    await frame.ask('patchbay/config/get');
    expect(frame.of('patchbay/notifications/data')).toEqual([]);
    expect(await frame.ask('patchbay/data/unsubscribe', { subscription: 's1' })).toMatchObject({
      error: { code: ERRORS.invalidParams },
    });
  });

  it('has a bound of subscriptions', async () => {
    const { frame } = host();
    await frame.start();
    for (let n = 0; n < LIMITS.subscriptions; n++) {
      expect(await frame.ask('patchbay/data/subscribe', { source: 'self' })).toHaveProperty('result');
    }
    expect(await frame.ask('patchbay/data/subscribe', { source: 'self' })).toHaveProperty('error');
  });
});

describe('The context', () => {
  it('is that of now, and told when it changes', async () => {
    const { frame, host: one } = host();
    one.tellContext({ theme: 'light' });
    frame.hello();
    expect(await frame.ask('ui/initialize', initialize)).toMatchObject({
      result: { hostContext: { ...context, theme: 'light' } },
    });
    one.tellContext({ locale: 'en-GB' });
    await arrived();
    expect(frame.of('ui/notifications/host-context-changed')).toEqual([]);
    frame.send({ jsonrpc: '2.0', method: 'ui/notifications/initialized' });
    await eventually(() =>
      expect(frame.of('ui/notifications/host-context-changed')).toEqual([{ locale: 'en-GB' }]),
    );
  });
});
