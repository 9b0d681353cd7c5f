import { MantineProvider, Menu } from '@mantine/core';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { newI18n } from '@/lib/i18n.ts';
import { Dialog } from './Dialog.tsx';

async function show(page: ReactNode) {
  const i18n = await newI18n('en');
  render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider env="test">
        <main id="main" tabIndex={-1}>
          {page}
        </main>
      </MantineProvider>
    </I18nextProvider>,
  );
  return userEvent.setup();
}

type Opened = 'no' | 'yes' | 'further';

/** A dialog that comes and goes as a whole, and another that opens from it; its opener may go meanwhile, or wait. */
function Page({ opener, waits = false }: { opener: (open: () => void) => ReactNode; waits?: boolean }) {
  const [opened, setOpened] = useState<Opened>('no');
  const [gone, setGone] = useState(false);
  const [pressed, setPressed] = useState(false);
  return (
    <>
      {!gone && opener(() => setOpened('yes'))}
      {opened !== 'no' && (
        <Dialog opened onClose={() => setOpened('no')} title="First">
          <button
            type="button"
            disabled={waits && pressed}
            onClick={() => {
              setPressed(true);
              setOpened('further');
            }}
          >
            Further
          </button>
          <button type="button" onClick={() => setGone(true)}>
            Remove
          </button>
        </Dialog>
      )}
      {opened === 'further' && (
        <Dialog opened onClose={() => setOpened('yes')} title="Second">
          Well?
        </Dialog>
      )}
    </>
  );
}

const button = (open: () => void) => (
  <button type="button" onClick={open}>
    Open
  </button>
);
const menu = (open: () => void) => (
  <Menu>
    <Menu.Target>
      <button type="button">Menu</button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item onClick={open}>Open</Menu.Item>
    </Menu.Dropdown>
  </Menu>
);

const dialog = (name: string) => screen.findByRole('dialog', { name });

async function close(user: Awaited<ReturnType<typeof show>>, name: string) {
  const closing = await dialog(name);
  await user.click(within(closing).getByRole('button', { name: 'Close' }));
  await waitFor(() => expect(closing).not.toBeInTheDocument());
}

describe('After a dialog the keyboard goes on', () => {
  it('at what opened it', async () => {
    const user = await show(<Page opener={button} />);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await close(user, 'First');
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
  });

  it('at the menu whose item opened it', async () => {
    const user = await show(<Page opener={menu} />);
    await user.click(screen.getByRole('button', { name: 'Menu' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Open' }));
    await close(user, 'First');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Menu' })).toHaveFocus());
  });

  it('at the page when what opened it has gone', async () => {
    const user = await show(<Page opener={button} />);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    await user.click(within(await dialog('First')).getByRole('button', { name: 'Remove' }));
    await close(user, 'First');
    expect(screen.getByRole('main')).toHaveFocus();
  });

  it('in the dialog before it, also while its button waits', async () => {
    const user = await show(<Page opener={button} waits />);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    const first = await dialog('First');
    await user.click(within(first).getByRole('button', { name: 'Further' }));
    await close(user, 'Second');
    expect(first).toHaveFocus();
    await close(user, 'First');
    expect(screen.getByRole('button', { name: 'Open' })).toHaveFocus();
  });
});
