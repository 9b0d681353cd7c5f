import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, visit } from '@/test/visit.tsx';

describe.each(['brand', 'mail', 'sign-up', 'people'])('the room %s of the console', (room) => {
  it('breaks no rule of accessibility', async () => {
    await visit(newPatchbay(), `/console/${room}`, 'olivia');
    await screen.findAllByRole('heading', { level: 2 });
    await waitFor(() => expect(document.querySelector('.mantine-Skeleton-root')).toBeNull());
    await expectAccessible('Console');
  });

  it('does not exist for people who are no operators', async () => {
    const api = newPatchbay();
    await visit(api, `/console/${room}`, 'ada');
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('There is no page here');
    expect(asked(api, 'GET', /\/api\/console/)).toHaveLength(0);
  });

  it('says what failed', async () => {
    const api = newPatchbay();
    api.broken = '/api/console';
    await visit(api, `/console/${room}`, 'olivia');
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was lost.');
  });
});

describe('Name and look', () => {
  it('saves a name and a colour, and the whole page takes them on', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/console', 'olivia');
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Hafen');
    const color = screen.getByRole('textbox', { name: 'Colour' });
    await user.clear(color);
    await user.type(color, '#0b7285');
    expect(screen.getByRole('img', { name: 'Hafen on a dark page' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Saved. Everybody sees it from now on.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Save' })).toHaveFocus();
    expect(await screen.findByRole('link', { name: 'Hafen' })).toBeVisible();
    expect(api.operators.settings).toMatchObject({
      brand: { name: 'Hafen', primaryColor: '#0b7285' },
      version: 2,
    });
    await waitFor(() => expect(document.title).toBe('Name and look · Console · Hafen'));
    expect(document.querySelector('style[data-mantine-styles]')?.textContent).toContain(
      '--mantine-color-brand-7: #0b7285',
    );
    expect(screen.getByText('Hafen, a marketplace for apps')).toBeVisible();
  });

  it('does not take a colour that some people could not read, and offers the nearest that they can', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/console', 'olivia');
    const color = await screen.findByRole('textbox', { name: 'Colour' });
    await user.clear(color);
    await user.type(color, '#ffd43b');
    expect(color).toHaveAccessibleDescription(/White letters could not be read on it/);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(asked(api, 'PUT', /platform/)).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: /^Use #/ }));
    expect(color).not.toHaveValue('#ffd43b');
    expect(screen.getByText(/Everybody can read it/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.operators.settings.version).toBe(2));
  });

  it('uploads a logo, and shows it before it is saved', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/console', 'olivia');
    await user.upload(
      await screen.findByLabelText('Logo for light pages', { selector: 'input' }),
      new File(['x'], 'logo.png', { type: 'image/png' }),
    );
    expect(await screen.findByRole('img', { name: 'The logo chosen' })).toHaveAttribute(
      'src',
      '/media/shot-logo-light.png',
    );
    expect(api.operators.settings.brand.logoLight).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.operators.settings.brand.logoLight).toBe('/media/shot-logo-light.png'));
    const [sent] = asked(api, 'POST', /logo/);
    expect(sent?.headers.get('content-type')).toBe('image/png');
  });

  it('does not overwrite what another operator has changed meanwhile', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/console', 'olivia');
    await screen.findByRole('textbox', { name: 'Name' });
    api.operators.settings = {
      ...api.operators.settings,
      brand: { ...api.operators.settings.brand, name: 'Kontor' },
      version: 9,
    };
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Nothing was changed.');
    await user.click(screen.getByRole('button', { name: 'Load the new settings' }));
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Kontor'));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' Nord');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.operators.settings).toMatchObject({ brand: { name: 'Kontor Nord' }, version: 10 }),
    );
  });
});

describe('Mail', () => {
  it('saves the sender and sends a mail to try it', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/console/mail', 'olivia');
    const address = await screen.findByRole('textbox', { name: 'Address' });
    await user.clear(address);
    await user.type(address, 'apps@hafen.example{Enter}');
    await waitFor(() => expect(api.operators.settings.mail.senderAddress).toBe('apps@hafen.example'));
    await user.click(screen.getByRole('button', { name: 'Send me a test mail' }));
    await screen.findByText('A test mail is on its way to olivia.brandt@example.com.');
    expect(api.operators.testMails).toBe(1);
  });

  it('says what to do when there is no mail server', async () => {
    const api = newPatchbay();
    api.operators.mailConfigured = false;
    const { user } = await visit(api, '/console/mail', 'olivia');
    expect(await screen.findByRole('link', { name: 'the page of sent mail' })).toHaveAttribute(
      'href',
      '/dev/mail',
    );
    await user.click(screen.getByRole('button', { name: 'Send me a test mail' }));
    expect(await screen.findByText('The test mail could not be sent')).toBeVisible();
  });
});

describe('Sign-up', () => {
  it('opens the door for the domains that are named', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, '/console/sign-up', 'olivia');
    await user.click(await screen.findByRole('radio', { name: /certain domains/ }));
    await user.type(screen.getByRole('textbox', { name: 'Domains' }), '@Hafen.example, kontor.example');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.operators.settings.signUp).toEqual({
        mode: 'domains',
        domains: ['hafen.example', 'kontor.example'],
      }),
    );
  });
});

describe('People', () => {
  it('adds a person, once what is wrong is mended', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/console/people', 'olivia');
    await user.click(await screen.findByRole('button', { name: 'Add a person' }));
    await user.type((await dialog()).getByRole('textbox', { name: 'Name' }), 'Rosalind Franklin');
    await user.type(
      (await dialog()).getByRole('textbox', { name: 'E-mail address' }),
      'mia.chen@example.com',
    );
    const password = (await dialog()).getByLabelText(/^First password/);
    await user.type(password, 'short');
    await user.click((await dialog()).getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(password).toHaveAccessibleDescription(/at least 10 characters/));
    await user.type(password, ' and then much longer');
    await user.click((await dialog()).getByRole('button', { name: 'Add' }));
    expect(await (await dialog()).findByRole('alert')).toHaveTextContent(
      'Somebody has this e-mail address already. Nothing was changed.',
    );
    await expectAccessible('Console');
    const email = (await dialog()).getByRole('textbox', { name: 'E-mail address' });
    await user.clear(email);
    await user.type(email, 'rosalind@example.com');
    await user.click((await dialog()).getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('Rosalind Franklin is added.')).toBeVisible();
    expect(await screen.findByText('rosalind@example.com', { exact: false })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Add a person' })).toHaveFocus();
    const [first, second] = asked(api, 'POST', /\/api\/console\/people$/);
    expect(first?.headers.get('Idempotency-Key')).not.toBe(second?.headers.get('Idempotency-Key'));
  });

  it('finds people and gives roles, after the operator has proven who they are', async () => {
    const api = newPatchbay();
    api.own.stale = true;
    const { user } = await visit(api, '/console/people', 'olivia');
    await user.type(await screen.findByRole('searchbox', { name: 'Search by name or address' }), 'grace');
    await waitFor(() => expect(screen.queryByText('Mia Chen')).not.toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: 'Change the roles of Grace Hopper' }));
    await user.click(await screen.findByRole('checkbox', { name: /^Reviewer/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.type(await screen.findByLabelText('Your password'), 'correct horse battery staple{Enter}');
    expect(await screen.findByText('The roles of Grace Hopper are changed.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Change the roles of Grace Hopper' })).toHaveFocus();
    expect(api.people.grace.roles).toEqual(['reviewer']);
  });

  it('keeps an operator', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/console/people', 'olivia');
    await user.click(await screen.findByRole('button', { name: 'Change the roles of Olivia Brandt' }));
    await user.click((await dialog()).getByRole('checkbox', { name: /^Operator/ }));
    await user.click((await dialog()).getByRole('button', { name: 'Save' }));
    expect(await (await dialog()).findByRole('alert')).toHaveTextContent(
      'Make somebody else operator first.',
    );
  });
});

it('is in German for a German reader', async () => {
  await visit(newPatchbay(), '/console/sign-up', 'olivia', 'de');
  expect(await screen.findByRole('radio', { name: 'Nur, wer eingeladen ist' })).toBeChecked();
  await expectAccessible('Konsole');
});
