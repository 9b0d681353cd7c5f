import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { newPatchbay, visit } from '@/test/visit.tsx';

it('opens the menus of the shell by keyboard, and gives the focus back', async () => {
  const { user } = await visit(newPatchbay(), '/', 'ada');
  for (const name of ['Account of Ada Lovelace', 'Colours: As the system', /^Organization: Acme/]) {
    const button = () => screen.getByRole('button', { name });
    await screen.findByRole('button', { name });
    button().focus();
    await user.keyboard('{Enter}');
    const items = await screen.findAllByRole('menuitem');
    await waitFor(() => expect(items[0]).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button()).toHaveFocus());
    // The second time everything is there already.
    await user.keyboard('{Enter}');
    await screen.findAllByRole('menuitem');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button()).toHaveFocus());
  }
});
