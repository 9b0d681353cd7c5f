import { readFileSync } from 'node:fs';
import * as protocol from '@patchbay/widget/protocol.ts';
import { afterEach, expect, it } from 'vitest';
import { context, eventually, newHost } from '@/test/widgetFrame.ts';

interface Example {
  from: string;
  message: Record<string, unknown> & {
    id?: string | number;
    method?: string;
    params?: Record<string, unknown>;
  };
}

const written = readFileSync('../contracts/widget-protocol.md', 'utf8');
const source = readFileSync('../sdk/widget/src/protocol.ts', 'utf8');
const examples: Example[] = [...written.matchAll(/```json (\w+)\n([\s\S]*?)```/g)].map(
  ([, from = '', text = '']) => ({
    from,
    message: JSON.parse(text),
  }),
);
const of = (from: string) => examples.filter((each) => each.from === from).map(({ message }) => message);
const answers = of('host').filter(({ method }) => !method);

/** The methods of one interface of the protocol. */
const methodsOf = (name: string) =>
  [
    ...(new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '').matchAll(
      /^ {2}'?([a-z][\w/-]*)'?:/gm,
    ),
  ].map(([, method]) => method);

const { host, frame, services } = newHost();
afterEach(() => frame.heard.splice(0));

it('has an example of each message, and of nothing else', () => {
  const methods = (messages: Example['message'][]) => new Set(messages.flatMap(({ method }) => method ?? []));
  expect(methods(of('widget'))).toEqual(
    new Set([...methodsOf('WidgetRequests'), ...methodsOf('WidgetNotifications')]),
  );
  expect(methods(of('host'))).toEqual(
    new Set([...methodsOf('HostRequests'), ...methodsOf('HostNotifications')]),
  );
  expect(methodsOf('WidgetRequests').length).toBeGreaterThan(10);
  expect([...written.matchAll(/^### `(.*)`$/gm)].map(([, method]) => method).sort()).toEqual(
    [...methods(of('widget')), ...methods(of('host'))].sort(),
  );
});

it('names the version, the limits and the codes that hold', () => {
  expect(written).toContain(`# The widget protocol \`${protocol.PROTOCOL_VERSION}\``);
  for (const code of Object.values(protocol.ERRORS)) expect(written).toContain(`| −${-code} |`);
  const { LIMITS } = protocol;
  for (const said of [
    `${LIMITS.initializeMs / 1000} s, else`,
    `${LIMITS.messageBytes / 1024} KiB of UTF-8`,
    `${LIMITS.messagesPerSecond} messages a second`,
    `| ${LIMITS.pendingRequests} |`,
    `| ${LIMITS.subscriptions} |`,
    `${LIMITS.notifyCharacters} characters, once in ${LIMITS.notifyEveryMs / 1000} s`,
    `${LIMITS.logCharacters.toLocaleString('en')} characters`,
    protocol.STORAGE_KEY.source.slice(1, -1),
  ]) {
    expect(written).toContain(said);
  }
});

it('greets as it is written', () => {
  const [hello, port] = of('window');
  const nonced = (message: Example['message'] | undefined) => ({
    ...message,
    params: { nonce: frame.nonce },
  });
  expect(hello?.params?.nonce).toMatch(/^[0-9a-f]{32}$/);
  frame.post(nonced(hello));
  expect(frame.greetings).toEqual([{ data: nonced(port), origin: '*' }]);
});

it('refuses as it is written', async () => {
  const refusal = answers.find(({ error }) => error);
  expect(await frame.ask('patchbay/config/get', {}, 7)).toEqual(refusal);
});

it('answers each request as it is written', async () => {
  services.config.mockReturnValue({ port: 'Trieste' });
  const asked = of('widget').filter(({ id, method }) => method && id !== undefined);
  for (const request of asked) {
    frame.send(request);
    const expected = answers.find(({ id, result }) => id === request.id && result);
    const answer = await eventually(() => {
      const found = frame.heard.find(({ id, method }) => id === request.id && !method);
      if (!found) throw new Error(`no answer to ${request.method}`);
      return found;
    });
    expect(answer).toEqual(expected);
  }
  expect(asked).toHaveLength(answers.filter(({ result }) => result).length);
  expect(context.theme).toBe('dark');
});

it('takes each notification as it is written', async () => {
  const told = of('widget').filter(({ id, method }) => method && id === undefined);
  for (const message of told) frame.send(message);
  await eventually(() => expect(services.resized).toHaveBeenCalledWith({ width: 512, height: 420 }));
  expect(services.log).toHaveBeenCalledWith('info', 'drew 12 tides');
  expect(host.state).toEqual({ is: 'ready' });
});

it('tells as it is written', async () => {
  await frame.ask('patchbay/data/subscribe', { source: 'self', fields: ['port', 'level'] });
  const record = (port: string, level: number, at: string, version: number) =>
    [`["${port}"]`, { value: { port, level, wind: 1 }, at, version }] as const;
  const trieste = record('Trieste', 3.2, '2026-11-23T14:02:07Z', 1);
  const rovinj = record('Rovinj', 2.9, '2026-11-23T14:02:08Z', 2);
  const live = { state: 'live', since: '2026-11-23T14:02:00Z' } as const;
  host.tellSource('self', { ...live, records: new Map([trieste, rovinj]) });
  await eventually(() => expect(frame.of('patchbay/notifications/data')).toHaveLength(1));
  host.tellSource('self', { ...live, records: new Map([trieste]) });
  host.tellContext({ theme: 'light', locale: 'de-AT' });
  host.tellConfig({ port: 'Venezia' });
  await eventually(() => expect(frame.of('patchbay/notifications/config-changed')).toHaveLength(1));
  await eventually(() => expect(frame.of('patchbay/notifications/data')).toHaveLength(2));
  void host.leave('removed');
  await eventually(() => expect(frame.of('ui/resource-teardown')).toHaveLength(1));

  // Which subscription it is, and the host's own ids, depend on what was before.
  const same = ({ method, params = {} }: { method?: string; params?: object }) => ({
    method,
    params: { ...params, subscription: undefined },
  });
  const expected = of('host').filter(({ method }) => method);
  expect(frame.heard.filter(({ method }) => method).map(same)).toEqual(
    expect.arrayContaining(expected.map(same)),
  );
  expect(expected).toHaveLength(7);
});
