import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { newI18n } from '@/lib/i18n.ts';
import { Toasts, toast } from './toasts.tsx';

const say = (...args: Parameters<typeof toast>) => act(() => toast(...args));
const [widgets, own] = [0, 1];
const said = (lane: number) =>
  [...(screen.getAllByRole('status')[lane]?.querySelectorAll('p') ?? [])].map((each) => each.textContent);

beforeEach(async () => {
  const i18n = await newI18n('en');
  render(
    <MantineProvider env="test">
      <I18nextProvider i18n={i18n}>
        <button type="button">Work</button>
        <Toasts />
      </I18nextProvider>
    </MantineProvider>,
  );
});

afterEach(async () => {
  for (const close of screen.queryAllByRole('button', { name: 'Close' })) act(() => close.click());
});

describe('What a widget says', () => {
  it('never takes the place of what Patchbay says, however much it is', () => {
    say('Not saved', { failed: true });
    say('Moved', { undo: () => {} });
    for (let n = 0; n < 50; n++) say(`Buy ${n}`, { widget: `w${n % 7}` });
    expect(said(own)).toEqual(['Not saved', 'Moved']);
    expect(said(widgets)).toEqual(['Buy 48', 'Buy 49']);
  });

  it('takes the place of what the same widget said before', () => {
    say('Rain', { widget: 'weather' });
    say('Low water', { widget: 'tides' });
    say('High water', { widget: 'tides' });
    expect(said(widgets)).toEqual(['Rain', 'High water']);
  });

  it('does not look like something that Patchbay has done', () => {
    say('Paid', { widget: 'w' });
    say('Saved');
    const [of, ours] = ['Paid', 'Saved'].map((text) => screen.getByText(text).parentElement);
    expect(of?.querySelector('svg.tabler-icon-check')).toBeNull();
    expect(ours?.querySelector('svg.tabler-icon-check')).not.toBeNull();
  });
});

describe('What Patchbay says', () => {
  it('passes before a failure does', () => {
    say('Not saved', { failed: true });
    for (const text of ['One', 'Two', 'Three']) say(text);
    expect(said(own)).toEqual(['Not saved', 'Two', 'Three']);
  });

  it('gives the keyboard back to where it was', async () => {
    const user = userEvent.setup();
    const undo = vi.fn();
    const work = screen.getByRole('button', { name: 'Work' });
    work.focus();
    say('Moved', { undo });
    await user.tab();
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(undo).toHaveBeenCalledOnce();
    expect(work).toHaveFocus();
  });
});
