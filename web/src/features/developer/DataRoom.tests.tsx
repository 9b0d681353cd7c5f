import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, visit } from '@/test/visit.tsx';
import { refused } from '../../../dev/pipeline.ts';

const open = async (api: ReturnType<typeof newPatchbay>, language?: 'de') => {
  const visited = await visit(api, '/developer/bot/data', 'olivia', language);
  await waitFor(() => expect(document.querySelector('.mantine-Skeleton-root')).toBeNull());
  return visited;
};

describe('The room Data', () => {
  it.each([
    ['en', undefined, 'Over time'],
    ['de', 'de', 'Im Lauf der Zeit'],
  ] as const)('breaks no rule of accessibility, in %s', async (_, language, heading) => {
    const api = newPatchbay();
    api.developer.data.rejected = [refused(1), refused(2)];
    await open(api, language);
    expect(await screen.findByRole('heading', { level: 2, name: heading })).toBeVisible();
    await expectAccessible('Bot');
  });

  it('plots polls, durations, records and bytes as far back as wanted', async () => {
    const api = newPatchbay();
    const { user } = await open(api);
    for (const name of [
      'Polls',
      'Duration of a poll',
      'Records taken',
      'Records refused',
      'Bytes received',
    ]) {
      expect(screen.getByRole('img', { name: new RegExp(`^${name}: `) })).toBeVisible();
    }
    expect(screen.queryByRole('img', { name: /broker/ })).toBeNull();
    await user.click(screen.getByRole('radio', { name: '30 days' }));
    await waitFor(() =>
      expect(asked(api, 'GET', /bot\/data$/).some(({ url }) => url.endsWith('days=30'))).toBe(true),
    );
  });

  it('shows a source that pushes what waits at the broker, what was refused, and how to write there', async () => {
    const api = newPatchbay();
    api.developer.data.mode = 'push';
    api.developer.data.broker = { behind: 1_240, lifecycleBehind: 2, dead: 4 };
    await open(api);
    expect(screen.getByRole('img', { name: /^Records waiting at the broker: / })).toBeVisible();
    expect(screen.getByRole('img', { name: /^Refused records in the dlq topic: / })).toBeVisible();
    expect(screen.queryByRole('img', { name: /^Polls: / })).toBeNull();
    expect(screen.getByText('1,240')).toBeVisible();
    expect(await screen.findByDisplayValue('integrations.bot.data')).toBeVisible();
    await expectAccessible('Bot');
  });

  it('tries refused records again', async () => {
    const api = newPatchbay();
    api.developer.data.rejected = [refused(1)];
    const { user } = await open(api);
    expect(await screen.findByText('It is less than 0.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try all again' }));
    expect(await screen.findByText('Taken: 1. Still refused: 0.')).toBeVisible();
    expect(await screen.findByText('No record is refused.')).toBeVisible();
  });

  it('says what comes when nothing came yet, and shows who pushes how to begin', async () => {
    const api = newPatchbay();
    api.developer.data.came = false;
    api.developer.data.mode = 'push';
    await open(api);
    expect(screen.getByText('Nothing came yet')).toBeVisible();
    expect(await screen.findByText(/^Bot has no topics/)).toBeVisible();
  });
});
