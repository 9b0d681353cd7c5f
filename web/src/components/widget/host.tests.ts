import { Refusal, type WidgetHost } from '@patchbay/widget/host.ts';
import { ERRORS, LIMITS } from '@patchbay/widget/protocol.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrived, eventually, newHost, tooLong } from '@/test/widgetFrame.ts';

const initialize = {
  protocolVersion: 'patchbay-widget/2026-11-01',
  appInfo: { name: 'a', version: '1' },
  appCapabilities: {},
};
let hosts: WidgetHost[] = [];

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

describe('The frame', () => {
  it('may run scripts and nothing else', () => {
    const { frame } = host().host;
    expect(frame.getAttribute('sandbox')).toBe('allow-scripts');
    expect(frame.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(frame.getAttribute('loading')).toBe('lazy');
    expect(frame.getAttribute('allow')).toBe(
      "camera 'none'; microphone 'none'; geolocation 'none'; fullscreen 'none'; payment 'none'; usb 'none'; clipboard-read 'none'",
    );
    expect(frame.title).toBe('Tide Table by Harbour Office');
    expect(frame.src).toMatch(/^http:\/\/widgets\.localhost\/w\/ab\/frame#n=[0-9a-f]{32}$/);
  });

  it('has a nonce of its own', () => {
    expect(host().frame.nonce).not.toBe(host().frame.nonce);
  });
});

describe('The greeting', () => {
  it('is answered with a port, once', async () => {
    const { frame, host: one } = host();
    frame.hello();
    expect(frame.greetings).toEqual([
      { data: { jsonrpc: '2.0', method: 'patchbay/port', params: { nonce: frame.nonce } }, origin: '*' },
    ]);
    frame.hello();
    expect(frame.greetings).toHaveLength(1);
    expect(one.state).toEqual({ is: 'loading' });
  });

  it.each([
    ['another window', { source: window as MessageEventSource }],
    ['no window', { source: null as never }],
    ['an origin that has a name', { origin: 'http://widgets.localhost' }],
  ])('of %s is not answered', (_, from) => {
    const { frame } = host();
    frame.post({ jsonrpc: '2.0', method: 'patchbay/hello', params: { nonce: frame.nonce } }, from);
    expect(frame.greetings).toEqual([]);
  });

  it.each([
    ['another nonce', { jsonrpc: '2.0', method: 'patchbay/hello', params: { nonce: '0'.repeat(32) } }],
    ['no nonce', { jsonrpc: '2.0', method: 'patchbay/hello', params: {} }],
    ['no params', { jsonrpc: '2.0', method: 'patchbay/hello' }],
    ['something else', { jsonrpc: '2.0', method: 'ui/initialize', params: initialize }],
    ['nothing', null],
    ['a text', 'patchbay/hello'],
  ])('with %s is not answered', (_, data) => {
    const { frame } = host();
    frame.post(data);
    expect(frame.greetings).toEqual([]);
  });

  it('is the only thing that a frame may say to the window', () => {
    const { frame, host: one } = host();
    frame.hello();
    for (let n = 0; n < 21; n++) frame.post('and another thing');
    expect(one.state).toEqual({ is: 'ended', why: 'flooded' });
    expect(one.frame.isConnected).toBe(false);
  });
});

describe('A widget that', () => {
  it('runs is ready', async () => {
    const { frame, onState, host: one } = host();
    await frame.start();
    await eventually(() => expect(onState).toHaveBeenCalledWith({ is: 'ready' }));
    await vi.advanceTimersByTimeAsync(LIMITS.initializeMs * 2);
    expect(one.frame.isConnected).toBe(true);
  });

  it('says no hello is removed after its load', async () => {
    const { host: one } = host();
    one.frame.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(3_000);
    expect(one.state).toEqual({ is: 'ended', why: 'not-loaded' });
    expect(one.frame.isConnected).toBe(false);
  });

  it('never comes is removed after ten seconds', async () => {
    const { host: one } = host();
    await vi.advanceTimersByTimeAsync(LIMITS.initializeMs - 1);
    expect(one.state).toEqual({ is: 'loading' });
    await vi.advanceTimersByTimeAsync(1);
    expect(one.state).toEqual({ is: 'ended', why: 'not-loaded' });
  });

  it.each([
    ['asks nothing', async () => {}],
    [
      'asks but never says that it runs',
      (frame: ReturnType<typeof newHost>['frame']) => frame.ask('ui/initialize', initialize),
    ],
  ])('says hello and %s is removed after ten seconds', async (_, act) => {
    const { host: one, frame } = host();
    frame.hello();
    await act(frame);
    await vi.advanceTimersByTimeAsync(LIMITS.initializeMs);
    expect(one.state).toEqual({ is: 'ended', why: 'not-initialized' });
    expect(one.frame.isConnected).toBe(false);
  });

  it('is put elsewhere by the page says so: it begins anew, and did nothing wrong', async () => {
    const { host: one, frame } = host();
    one.frame.dispatchEvent(new Event('load'));
    await frame.start();
    document.body.append(one.frame);
    one.frame.dispatchEvent(new Event('load'));
    expect(one.state).toEqual({ is: 'ended', why: 'moved' });
  });

  it('loads twice is removed', async () => {
    const { host: one, frame } = host();
    one.frame.dispatchEvent(new Event('load'));
    await frame.start();
    one.frame.dispatchEvent(new Event('load'));
    expect(one.state).toEqual({ is: 'ended', why: 'navigated' });
    expect(one.frame.isConnected).toBe(false);
  });

  it('has a bundle that the browser refused is removed at once, but not when it ran before', async () => {
    const { host: one, frame } = host();
    frame.hello();
    frame.send({ jsonrpc: '2.0', method: 'patchbay/failed', params: { what: 'bundle' } });
    await eventually(() => expect(one.state).toEqual({ is: 'ended', why: 'bundle-refused' }));

    const other = host();
    await other.frame.start();
    other.frame.send({ jsonrpc: '2.0', method: 'patchbay/failed', params: { what: 'bundle' } });
    await arrived();
    expect(other.host.state).toEqual({ is: 'ready' });
  });

  it.each([
    [{ status: 200, bytes: 18_211 }, 1],
    [{ status: 410, bytes: 18_211 }, 0],
    [{ status: 200, bytes: 0 }, 0],
    [{ status: 200, bytes: '18211' }, 0],
    [{}, 0],
  ])('has a bundle of which this came: %j', async (came, reports) => {
    const { host: one, frame, services } = host();
    frame.hello();
    for (let n = 0; n < 2; n++)
      frame.send({ jsonrpc: '2.0', method: 'patchbay/failed', params: { what: 'bundle', ...came } });
    await eventually(() => expect(one.state).toEqual({ is: 'ended', why: 'bundle-refused' }));
    expect(services.refused).toHaveBeenCalledTimes(reports);
  });

  it('breaks down is removed', async () => {
    const { host: one, frame } = host();
    await frame.start();
    frame.port?.close();
    await eventually(() => expect(one.state).toEqual({ is: 'ended', why: 'crashed' }));
    expect(one.frame.isConnected).toBe(false);
  });

  it('breaks down without a word is found to be silent', async () => {
    const { host: one, frame } = host();
    await frame.start();
    await eventually(() => expect(one.state).toEqual({ is: 'ready' }));
    frame.alive = false;
    await vi.advanceTimersByTimeAsync(LIMITS.pingMs * 2 - 1);
    expect(one.state).toEqual({ is: 'ready' });
    await vi.advanceTimersByTimeAsync(1);
    expect(one.state).toEqual({ is: 'silent' });
    one.end('removed');
    await arrived();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not answer for long is said to be silent, and to be back when it is', async () => {
    const { host: one, frame, onState } = host();
    frame.alive = false;
    await frame.start();
    await arrived();
    one.tellConfig({ port: 'Rovinj' });
    await eventually(() => expect(frame.of('ping')).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(LIMITS.pingMs);
    expect(one.state).toEqual({ is: 'silent' });
    const ping = frame.heard.find(({ method }) => method === 'ping');
    frame.send({ jsonrpc: '2.0', id: ping?.id, result: {} });
    await eventually(() => expect(onState).toHaveBeenLastCalledWith({ is: 'ready' }));
  });
});

describe('Leaving', () => {
  it('gives a widget two seconds, and does nothing for it meanwhile', async () => {
    const { host: one, frame, services } = host();
    await frame.start();
    const left = one.leave('removed');
    await eventually(() => expect(frame.of('ui/resource-teardown')).toEqual([{ reason: 'removed' }]));
    expect(await frame.ask('patchbay/notify', { message: 'wait' })).toMatchObject({
      error: { code: ERRORS.revoked },
    });
    frame.send({ jsonrpc: '2.0', method: 'patchbay/log', params: { level: 'info', message: 'wait' } });
    await vi.advanceTimersByTimeAsync(LIMITS.teardownMs - 1);
    expect(one.frame.isConnected).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    await left;
    expect(one.frame.isConnected).toBe(false);
    expect(services.notify).not.toHaveBeenCalled();
    expect(services.log).not.toHaveBeenCalled();
  });

  it('is over when the widget answers; what comes later is not heard', async () => {
    const { host: one, frame, services } = host();
    await frame.start();
    const left = one.leave('removed');
    const teardown = await eventually(() => {
      const found = frame.heard.find(({ method }) => method === 'ui/resource-teardown');
      if (!found) throw new Error('none yet');
      return found;
    });
    frame.send({ jsonrpc: '2.0', id: teardown.id, result: {} });
    frame.send({ jsonrpc: '2.0', id: teardown.id, result: {} });
    frame.send({ jsonrpc: '2.0', id: 99, method: 'patchbay/notify', params: { message: 'still here' } });
    await left;
    await arrived();
    expect(one.state).toEqual({ is: 'ended', why: 'removed' });
    expect(services.notify).not.toHaveBeenCalled();
    expect(frame.heard.some(({ id }) => id === 99)).toBe(false);
  });

  it('takes the frame along where the browser can move it', async () => {
    const { host: one, frame } = host();
    await frame.start();
    const parking = document.createElement('div');
    const moveBefore = vi.fn();
    Object.assign(parking, { moveBefore });
    const left = one.leave('removed', parking);
    expect(moveBefore).toHaveBeenCalledWith(one.frame, null);
    await vi.advanceTimersByTimeAsync(LIMITS.teardownMs);
    await left;
  });
});

describe('A message', () => {
  it('before ui/initialize is refused', async () => {
    const { frame } = host();
    frame.hello();
    expect(await frame.ask('patchbay/config/get')).toMatchObject({ error: { code: ERRORS.notInitialized } });
  });

  it('of an unknown version is told the known ones', async () => {
    const { frame } = host();
    frame.hello();
    expect(
      await frame.ask('ui/initialize', { ...initialize, protocolVersion: 'patchbay-widget/2031-01-01' }),
    ).toMatchObject({
      error: { code: ERRORS.invalidParams, data: { supported: ['patchbay-widget/2026-11-01'] } },
    });
  });

  it.each([
    ['no JSON', '{', ERRORS.parse],
    ['no object', '[]', ERRORS.invalidRequest],
    ['another version', '{"jsonrpc":"1.0","id":1,"method":"ping"}', ERRORS.invalidRequest],
    ['an id that is an object', '{"jsonrpc":"2.0","id":{},"method":"ping"}', ERRORS.invalidRequest],
    ['a method that is no text', '{"jsonrpc":"2.0","id":1,"method":7}', ERRORS.invalidRequest],
    ['params that are a list', '{"jsonrpc":"2.0","id":1,"method":"ping","params":[]}', ERRORS.invalidRequest],
    ['more than 64 KiB', `{"jsonrpc":"2.0","id":1,"method":"${'x'.repeat(tooLong)}"}`, ERRORS.invalidRequest],
    ['more than 64 KiB in UTF-8', `"${'ä'.repeat(tooLong / 2)}"`, ERRORS.invalidRequest],
    ['a method of Object', '{"jsonrpc":"2.0","id":1,"method":"constructor"}', ERRORS.unknownMethod],
    ['an unknown method', '{"jsonrpc":"2.0","id":1,"method":"tools/call"}', ERRORS.unknownMethod],
  ])('with %s is refused', async (_, text, code) => {
    const { frame } = host();
    await frame.start();
    frame.send(text);
    await eventually(() => expect(frame.heard.find(({ error }) => error)).toMatchObject({ error: { code } }));
  });

  it('that is no text is refused', async () => {
    const { frame } = host();
    frame.hello();
    frame.port?.postMessage({ jsonrpc: '2.0', id: 1, method: 'ui/initialize', params: initialize });
    await eventually(() =>
      expect(frame.heard).toMatchObject([{ id: null, error: { code: ERRORS.invalidRequest } }]),
    );
  });

  it('is not told why something failed here', async () => {
    const { frame, services } = host();
    services.token.mockRejectedValue(new Error('the secret reason'));
    await frame.start();
    const answer = await frame.ask('patchbay/session/token', { audience: 'self' });
    expect(answer).toMatchObject({ error: { code: ERRORS.internal } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('is told what it needs', async () => {
    const { frame, services } = host();
    services.token.mockRejectedValue(new Refusal(ERRORS.denied, 'no', { scope: 'profile:read' }));
    await frame.start();
    expect(await frame.ask('patchbay/session/token', { audience: 'self' })).toMatchObject({
      error: { code: ERRORS.denied, data: { scope: 'profile:read' } },
    });
    expect(await frame.ask('patchbay/session/token', { audience: 'https://bank.example' })).toMatchObject({
      error: { code: ERRORS.invalidParams },
    });
  });
});

describe('Too many messages', () => {
  const many = (frame: ReturnType<typeof newHost>['frame'], from: number, count: number) => {
    for (let n = 0; n < count; n++) {
      frame.send({ jsonrpc: '2.0', id: from + n, method: 'patchbay/config/get', params: {} });
    }
  };

  it('are refused, with the time to wait, until it has passed', async () => {
    const { frame, services } = host();
    await frame.start();
    await arrived();
    many(frame, 1_000, 60);
    await eventually(() => expect(frame.heard.some(({ id }) => id === 1_059)).toBe(true));
    const refused = frame.heard.filter(({ error }) => error);
    expect(refused.length).toBe(60 - (LIMITS.messagesPerSecond - 2));
    expect(refused[0]).toMatchObject({ error: { code: ERRORS.rateLimited, data: { retryAfterMs: 20 } } });
    expect(services.config).toHaveBeenCalledTimes(LIMITS.messagesPerSecond - 2);
    await vi.advanceTimersByTimeAsync(20);
    expect(await frame.ask('patchbay/config/get')).toHaveProperty('result');
    expect(await frame.ask('patchbay/config/get')).toHaveProperty('error');
  });

  it('are not answered either beyond a second measure, and by the thousands remove the widget', async () => {
    const { frame, host: one, services } = host();
    await frame.start();
    await arrived();
    many(frame, 1_000, 1_900);
    await arrived(50);
    expect(frame.heard.filter(({ error }) => error)).toHaveLength(50);
    expect(one.frame.isConnected).toBe(true);
    many(frame, 5_000, 200);
    await eventually(() => expect(one.state).toEqual({ is: 'ended', why: 'flooded' }));
    expect(one.frame.isConnected).toBe(false);
    expect(services.config).toHaveBeenCalledTimes(LIMITS.messagesPerSecond - 2);
  });

  it('without answers are refused too', async () => {
    const { frame, services } = host();
    services.token.mockReturnValue(new Promise(() => {}));
    await frame.start();
    for (let n = 0; n < LIMITS.pendingRequests; n++) {
      frame.send({ jsonrpc: '2.0', id: n, method: 'patchbay/session/token', params: { audience: 'self' } });
    }
    expect(await frame.ask('patchbay/config/get')).toMatchObject({ error: { code: ERRORS.rateLimited } });
  });
});
