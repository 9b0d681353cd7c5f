import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

const values = {
  schema: {
    number: 1,
    definition: {
      properties: {
        level: { type: 'number', title: 'Water level' },
        port: { type: 'string' },
        open: { type: ['boolean', 'null'] },
        since: { type: 'string', format: 'date-time' },
      },
    },
    key: ['port'],
  },
  records: [
    {
      value: { port: 'Pier 10', level: 3.25159265, open: true, since: '2026-11-23T08:35:11Z' },
      deleted: false,
      version: 7,
      at: now(),
    },
    { value: { port: 'Pier 9', level: 12345, open: null }, deleted: false, version: 8, at: now() },
    { value: { port: 'Pier 1' }, deleted: true, version: 9, at: now() },
  ],
  next: 'x',
  more: false,
  anew: false,
};

function now() {
  return new Date().toISOString();
}

const source = { status: 'active', openUrl: null, hasRecords: true, values } as const;

describe('What a data source says', () => {
  it.each(['en', 'de'] as const)('is a table of its fields, in %s', async (language) => {
    const api = newPatchbay();
    api.installForUser('stargazer', api.people.nora, source);
    await visit(api, '/apps/stargazer/data', 'nora', language);
    const table = await screen.findByRole('table');
    expect(within(table).getAllByRole('columnheader')[1]).toHaveTextContent('Water level');
    const rows = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .slice(0, 3)
          .map(({ textContent }) => textContent),
      );
    expect(rows).toEqual(
      language === 'en'
        ? [
            ['Pier 9', '12,345', '–'],
            ['Pier 10', '3.25159', 'yes'],
          ]
        : [
            ['Pier 9', '12.345', '–'],
            ['Pier 10', '3,25159', 'ja'],
          ],
    );
    expect(table).toHaveTextContent(language === 'en' ? /Nov 23, 2026/ : /23\.11\.2026/);
    await expectAccessible('Stargazer');
  });

  it('is what its button leads to where there is nothing to open', async () => {
    const api = newPatchbay();
    api.install('bot', organizationOf(api, 'acme'), api.people.ada, source);
    const { user } = await visit(api, '/apps/bot', 'ada');
    await user.click(await screen.findByRole('link', { name: 'See its data' }));
    expect(await screen.findByRole('table')).toBeVisible();
  });

  it('says that nothing has come yet', async () => {
    const api = newPatchbay();
    const none = { ...values, schema: null, records: [] };
    api.installForUser('stargazer', api.people.nora, { ...source, values: none });
    await visit(api, '/apps/stargazer/data', 'nora');
    expect(await screen.findByText('Stargazer has not brought anything yet')).toBeVisible();
  });
});
