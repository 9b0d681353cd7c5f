import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, visit } from '@/test/visit.tsx';

const open = async (api: ReturnType<typeof newPatchbay>, path = '/console/pipeline', language?: 'de') => {
  const visited = await visit(api, path, 'olivia', language);
  await screen.findAllByRole('heading', { level: 2 });
  await waitFor(() => expect(document.querySelector('.mantine-Skeleton-root')).toBeNull());
  return visited;
};

const section = (name: string) =>
  within(screen.getByRole('heading', { level: 2, name }).parentElement as HTMLElement);

describe('Pipeline', () => {
  it('breaks no rule of accessibility, and shows sources in trouble first', async () => {
    await open(newPatchbay());
    const rows = within(screen.getByRole('table', { name: 'Data sources' })).getAllByRole('link');
    expect(rows.map((row) => row.textContent).slice(0, 2)).toEqual(['Ferry times', 'Machine pulse']);
    expect(section('Broker').getByText('12 of 2,000')).toBeVisible();
    expect(section('Readers').getByText('1,240')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Ferry times: its polls fail.' })).toBeVisible();
    expect(screen.getByRole('img', { name: /^Records taken: / })).toBeVisible();
    await expectAccessible('Console');
  });

  it('opens a source over time, as far back as wanted, and leads back to what was searched', async () => {
    const api = newPatchbay();
    const { user, router } = await open(api, '/console/pipeline?q=pulse');
    await user.click(await screen.findByRole('link', { name: 'Machine pulse' }));
    expect(await screen.findByRole('heading', { level: 2, name: 'Machine pulse' })).toBeVisible();
    expect(await screen.findByRole('img', { name: /^Records waiting at the broker: / })).toBeVisible();
    await user.click(screen.getByRole('radio', { name: '7 days' }));
    await waitFor(() => {
      const last = asked(api, 'GET', /sources\/machine-pulse$/).at(-1);
      expect(new URL(last?.url ?? '').searchParams.get('days')).toBe('7');
    });
    await expectAccessible('Console');
    await user.click(screen.getByRole('link', { name: 'All of the pipeline' }));
    expect(router.state.location.searchStr).toBe('?q=pulse');
  });

  it('finds sources by name and says when there is none', async () => {
    const api = newPatchbay();
    const { user } = await open(api);
    await user.type(screen.getByRole('searchbox', { name: 'Search data sources' }), 'zebra');
    expect(await screen.findByText('No data source is called “zebra”')).toBeVisible();
  });

  it('shows a long list page by page', async () => {
    const api = newPatchbay();
    api.pipeline.grow(60);
    const { user } = await open(api);
    expect(screen.queryByRole('link', { name: 'Source 59' })).toBeNull();
    await user.click(screen.getByRole('button', { name: /more/i }));
    expect(await screen.findByRole('link', { name: 'Source 59' })).toBeVisible();
  });

  it('says what it means that the broker is away, and that the numbers are old', async () => {
    const api = newPatchbay();
    api.pipeline.broker = { ...api.pipeline.broker, available: false };
    api.pipeline.alarms = [
      {
        kind: 'broker-away',
        slot: null,
        integration: null,
        displayName: null,
        since: '2026-11-23T06:00:00Z',
      },
    ];
    await open(api);
    expect(section('Broker').getByText('Does not answer')).toBeVisible();
    expect(section('Broker').getByText(/nothing is lost/)).toBeVisible();
    expect(
      section('Readers').getByText('As it was measured last, before the broker went away.'),
    ).toBeVisible();
    await expectAccessible('Console');
  });

  it('does without readers and slots where the broker is off', async () => {
    const api = newPatchbay();
    api.pipeline.broker = { ...api.pipeline.broker, mode: 'off', available: false, address: null };
    await open(api);
    expect(section('Broker').getByText(/patchbay\.broker\.mode/)).toBeVisible();
    expect(screen.queryByRole('heading', { name: 'Readers' })).toBeNull();
    expect(screen.queryByRole('heading', { name: 'On the way to the broker' })).toBeNull();
  });

  it('says that a slot was lost or stands, and why', async () => {
    const api = newPatchbay();
    const [events, records] = api.pipeline.slots;
    if (!events || !records) throw new Error('no slots');
    api.pipeline.slots = [
      { ...events, walStatus: 'lost', running: false, node: null },
      { ...records, running: false, node: null, hindrance: 'All replication slots are in use.' },
    ];
    await open(api);
    const slots = section('On the way to the broker');
    expect(slots.getByText('Lost, made anew')).toBeVisible();
    expect(slots.getByText('Not carried')).toBeVisible();
    expect(slots.getByText('All replication slots are in use.')).toBeVisible();
  });

  it('says what will stand here while there is nothing, in German too', async () => {
    const api = newPatchbay();
    api.pipeline.sources = [];
    api.pipeline.alarms = [];
    api.pipeline.slots = [];
    api.pipeline.quiet = true;
    await open(api, '/console/pipeline', 'de');
    expect(screen.getByText('Noch keine Datenquelle')).toBeVisible();
    expect(screen.getByText('In dieser Zeit wurde nichts abgefragt oder empfangen.')).toBeVisible();
    await expectAccessible('Konsole');
  });
});
