import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, visit } from '@/test/visit.tsx';

const open = async (api: ReturnType<typeof newPatchbay>, language?: 'de') => {
  const visited = await visit(api, '/developer/bot/widget', 'olivia', language);
  await waitFor(() => expect(document.querySelector('.mantine-Skeleton-root')).toBeNull());
  return visited;
};
const stage = () => screen.getByRole('region', { name: /pixels/ });
const frame = () => stage().querySelector('iframe');

describe('The room Widget', () => {
  it.each([
    ['en', undefined, 'Preview'],
    ['de', 'de', 'Vorschau'],
  ] as const)('breaks no rule of accessibility, in %s', async (_, language, heading) => {
    await open(newPatchbay(), language);
    expect(await screen.findByRole('heading', { level: 2, name: heading })).toBeVisible();
    await expectAccessible('Bot');
  });

  it('shows the draft in a frame that may do nothing, as large as it is usually', async () => {
    await open(newPatchbay());
    expect(screen.getByText('the draft of 1.1.0')).toBeVisible();
    expect(screen.getByText('18.2 kB of 524.3 kB')).toBeVisible();
    expect(frame()?.getAttribute('sandbox')).toBe('allow-scripts');
    expect(frame()?.src).toMatch(/^http:\/\/127\.0\.0\.1:9\/w\/1\/frame#n=[0-9a-f]{32}$/);
    expect(stage()).toHaveAccessibleName('The widget in its frame, 348 by 308 pixels');
  });

  it('takes any size that the widget allows, and no other', async () => {
    const { user } = await open(newPatchbay());
    await user.click(screen.getByRole('button', { name: 'Largest' }));
    expect(stage()).toHaveAccessibleName('The widget in its frame, 1068 by 984 pixels');
    const columns = screen.getByLabelText('Columns');
    await user.clear(columns);
    await user.type(columns, '99');
    expect(columns).toHaveValue('9');
    await user.click(screen.getByRole('button', { name: 'Smallest' }));
    expect(stage()).toHaveAccessibleName('The widget in its frame, 168 by 48 pixels');
  });

  it('keeps the frame while theme, language, data and settings change', async () => {
    const { user } = await open(newPatchbay());
    const before = frame();
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await user.click(screen.getByRole('radio', { name: 'Deutsch' }));
    await user.click(screen.getByRole('radio', { name: 'Old' }));
    await user.click(screen.getByRole('combobox', { name: 'Currency' }));
    await user.click(await screen.findByRole('option', { name: 'EUR' }));
    expect(frame()).toBe(before);
    expect(within(stage()).getByText('Stale')).toBeVisible();
    const log = screen.getByRole('list', { name: 'Messages' });
    expect(log).toHaveTextContent(/"theme":"dark"/);
    expect(log).toHaveTextContent(/"locale":"de-DE"/);
    expect(log).toHaveTextContent(/"currency":"EUR"/);
    expect(log).toHaveTextContent(/"state":"stale"/);
    await user.click(screen.getByRole('button', { name: 'Clear the messages' }));
    expect(screen.getByText('Nothing was said yet.')).toBeVisible();
  });

  it('says what is wrong with records that are typed', async () => {
    const { user } = await open(newPatchbay());
    await user.click(screen.getByRole('radio', { name: 'Example' }));
    const records = screen.getByRole('textbox', { name: 'Example records' });
    await user.clear(records);
    await user.type(records, '7');
    expect(screen.getByText(/Write a list of objects/)).toBeVisible();
    await user.type(records, 'x');
    expect(screen.getByText('This is no JSON.')).toBeVisible();
  });

  it('fetches the script again, in a new frame, and names the place of a fault', async () => {
    const api = newPatchbay();
    const { user } = await open(api);
    const before = frame();
    await user.click(screen.getByRole('button', { name: 'Fetch again' }));
    await waitFor(() => expect(frame()).not.toBe(before));
    api.developer.nextFault = {
      message: 'The script cannot be read: unexpected token.',
      line: 12,
      column: 7,
    };
    await user.click(screen.getByRole('button', { name: 'Fetch again' }));
    const fault = await screen.findByRole('alert');
    expect(fault).toHaveTextContent('The script cannot be read: unexpected token.');
    expect(fault).toHaveTextContent('Line 12, column 7 of the script.');
    expect(screen.queryByRole('region', { name: /pixels/ })).toBeNull();
  });

  it('says what comes before there is anything to show', async () => {
    const api = newPatchbay();
    api.developer.widget = { ...api.developer.widget, frame: null, bytes: null, fetchedAt: null };
    await open(api);
    expect(screen.getByText('There is nothing to show yet')).toBeVisible();
  });
});
