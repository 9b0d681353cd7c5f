import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { BrokerPlace } from '@/lib/api/data.ts';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, visit } from '@/test/visit.tsx';
import { snippet, type Task, TONGUES } from './snippets.ts';

const NAME = 'bot';

/** As the guides have it, and as a server answers. */
const place = (name: string, more: Partial<BrokerPlace> = {}): BrokerPlace => ({
  admitted: true,
  available: true,
  address: 'broker.example.com:9092',
  encrypted: true,
  topics: {
    data: `integrations.${name}.data`,
    lifecycle: `integrations.${name}.lifecycle`,
    dlq: `integrations.${name}.dlq`,
    groups: `integrations.${name}.`,
  },
  clientId: 'c_4uhu3ed6v2kqxym5ltbqzr7n2a',
  issuer: 'https://patchbay.example.com/oidc',
  tokenEndpoint: 'https://patchbay.example.com/oidc/token',
  resource: 'patchbay:broker',
  ...more,
});

const json = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

/** The endpoint room of an app that reads its events from the broker. */
async function room(answer: () => Response, language: 'en' | 'de' = 'en') {
  const api = newPatchbay();
  const answering = api.handle.bind(api);
  vi.stubGlobal('fetch', async (request: Request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith(`/integrations/${NAME}/broker`)) return answer();
    const usual = await answering(request);
    return pathname.endsWith(`/integrations/${NAME}/endpoint`)
      ? json({ ...(await usual.json()), url: null, eventsTransport: 'broker' })
      : usual;
  });
  return visit(api, `/developer/${NAME}/endpoint`, 'olivia', language);
}

describe('What a Kafka client must be told', () => {
  it.each(['en', 'de'] as const)('breaks no rule of accessibility, in %s', async (language) => {
    await room(() => json(place(NAME)), language);
    await screen.findByRole('heading', {
      name: language === 'en' ? 'With a Kafka client' : 'Mit einem Kafka-Client',
    });
    await screen.findByDisplayValue('broker.example.com:9092');
    await expectAccessible(/./);
  });

  it('stands in a program of the language that one chooses', async () => {
    const { user } = await room(() => json(place(NAME)));
    expect(await screen.findByLabelText('Topic')).toHaveValue('integrations.bot.lifecycle');
    const program = screen.getByRole('region', { name: 'Read events' });
    expect(program).toHaveTextContent('import { Kafka } from "kafkajs"');
    await user.click(screen.getByRole('radio', { name: 'Python' }));
    expect(program).toHaveTextContent('"bootstrap.servers": "broker.example.com:9092"');
    await user.click(screen.getByRole('radio', { name: 'Java' }));
    expect(program).toHaveTextContent('settings.put("group.id", "integrations.bot.java")');
  });

  it.each([
    ['that it has none', { admitted: false }, /^Bot has no topics\. It gets them with a version/],
    ['that the broker is away', { address: null }, /^The broker is starting, or away/],
  ])('says %s', async (_, more, words) => {
    await room(() => json(place(NAME, more)));
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByLabelText('Topic')).not.toBeInTheDocument();
  });

  it('says that it could not be loaded', async () => {
    await room(
      () => new Response('{}', { status: 500, headers: { 'content-type': 'application/problem+json' } }),
    );
    expect(await screen.findByText('Where its topics are could not be loaded')).toBeVisible();
  });
});

describe('A program to copy', () => {
  const all = (['push', 'read'] as const).flatMap((task) => TONGUES.map((tongue) => [task, tongue] as const));

  it.each(all)('to %s with %s has everything but the secret', (task, tongue) => {
    const program = snippet(task, tongue, 'tea-prices', place('tea-prices'));
    expect(program).not.toMatch(/__[A-Z_]+__/);
    expect(program).toContain('broker.example.com:9092');
    expect(program).toContain(`integrations.tea-prices.${task === 'push' ? 'data' : 'lifecycle'}`);
    expect(program).toContain('https://patchbay.example.com/oidc/token');
    expect(program).toContain('PATCHBAY_CLIENT_SECRET');
  });

  it('talks plainly to a broker without TLS', () => {
    const plain = place('tea-prices', { encrypted: false });
    expect(snippet('push', 'python', 'tea-prices', plain)).toContain('"SASL_PLAINTEXT"');
    expect(snippet('push', 'node', 'tea-prices', plain)).toContain('ssl: false');
  });

  it.each([
    ['push', 'push-records.md'],
    ['read', 'read-events-with-kafka.md'],
  ] as const)('to %s is that of the guide', (task: Task, guide) => {
    const text = readFileSync(`../docs/how-to/${guide}`, 'utf8');
    for (const tongue of TONGUES) {
      expect(text).toContain(snippet(task, tongue, 'tea-prices', place('tea-prices')).trimEnd());
    }
  });
});
