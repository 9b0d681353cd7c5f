import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, organizationOf, visit } from '@/test/visit.tsx';

const file = (csv: string, name = 'people.csv') => new File([csv], name, { type: 'text/csv' });

describe('Invitations', () => {
  it('invites by e-mail, shows the link once, and lists the invitation', async () => {
    const api = newPatchbay();
    const { user, dialog, router } = await visit(api, '/organization', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Invite' }));
    expect(router.state.location.pathname).toBe('/organization/invitations');
    await user.type(
      (await dialog()).getByRole('textbox', { name: /E-mail address/ }),
      'new.person@example.com',
    );
    await user.click((await dialog()).getByRole('radio', { name: 'Admin' }));
    await user.click((await dialog()).getByRole('button', { name: 'Send invitation' }));
    const link = await (await dialog()).findByRole('textbox', { name: 'Link' });
    expect(link).toHaveDisplayValue(/\/invitation\?token=/);
    await user.click((await dialog()).getByRole('button', { name: 'Done' }));
    expect(await screen.findByText('new.person@example.com')).toBeVisible();
    expect(organizationOf(api, 'acme').invitations[0]).toMatchObject({ role: 'admin', state: 'pending' });
    expect(screen.queryByDisplayValue(/token=/)).not.toBeInTheDocument();
  });

  it('says beside the field why an address cannot be invited', async () => {
    const { user, dialog } = await visit(newPatchbay(), '/organization/invitations?dialog=invite', 'ada');
    const email = (await dialog()).getByRole('textbox', { name: /E-mail address/ });
    await user.type(email, 'somebody@nowhere');
    await user.click((await dialog()).getByRole('button', { name: 'Send invitation' }));
    await waitFor(() => expect(email).toHaveAccessibleDescription(/not an e-mail address/));
  });

  it('does not let an admin make owners', async () => {
    const { dialog } = await visit(newPatchbay(), '/organization/invitations?dialog=invite', 'grace');
    expect((await dialog()).getByRole('radio', { name: 'Admin' })).toBeInTheDocument();
    expect((await dialog()).queryByRole('radio', { name: 'Owner' })).not.toBeInTheDocument();
  });

  it('sends one again with a new link, and withdraws another, each after asking', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/organization/invitations', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Invitation of mary.jackson@example.com' }));
    expect(screen.queryByRole('menuitem', { name: 'Withdraw' })).not.toBeInTheDocument();
    await user.click(await screen.findByRole('menuitem', { name: 'Send again' }));
    await user.click((await dialog()).getByRole('button', { name: 'Send again' }));
    expect(await screen.findByRole('textbox', { name: 'Link' })).toHaveDisplayValue(/token=/);
    await user.click(screen.getByRole('button', { name: 'Done' }));

    await user.click(screen.getByRole('button', { name: 'Invitation of annie.easley@example.com' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Withdraw' }));
    await user.click((await dialog()).getByRole('button', { name: 'Withdraw' }));
    expect(await screen.findByText('The invitation of annie.easley@example.com is withdrawn.')).toBeVisible();
    const states = organizationOf(api, 'acme').invitations.map(({ email, state }) => `${email} ${state}`);
    expect(states).toContain('mary.jackson@example.com pending');
    expect(states).toContain('annie.easley@example.com revoked');
  });

  it('shows those in one state, which the address keeps', async () => {
    const { router } = await visit(newPatchbay(), '/organization/invitations?state=expired', 'ada');
    expect(await screen.findByText('mary.jackson@example.com')).toBeVisible();
    expect(screen.queryByText('katherine.johnson@example.com')).not.toBeInTheDocument();
    expect(router.state.location.search).toEqual({ state: 'expired' });
  });

  it('names every mistake of a list by line and column, and invites nobody', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/organization/invitations?dialog=import', 'ada');
    const choose = (await dialog()).getByLabelText('Choose a file', { selector: 'input' });
    await user.upload(choose, file('email,role\nright@example.com,member\nwrong,boss\n'));
    expect(await (await dialog()).findByText(/^2 mistakes/)).toBeVisible();
    const rows = within((await dialog()).getByRole('table')).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual([
      'LineColumnMistake',
      '31“wrong” is not an e-mail address.',
      '37“boss” is not a role.',
    ]);
    expect((await dialog()).getByRole('button', { name: 'Invite' })).toBeDisabled();
    await expectAccessible('Acme');
    const dryRuns = asked(api, 'POST', /import$/).map(({ url }) => new URL(url).searchParams.get('dryRun'));
    expect(dryRuns).toEqual(['true']);
  });

  it('invites a list without mistakes after showing what will happen', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/organization/invitations?dialog=import', 'ada');
    const choose = (await dialog()).getByLabelText('Choose a file', { selector: 'input' });
    await user.upload(
      choose,
      file('email,role\none@example.com,member\ntwo@example.com,admin\nmia.chen@example.com,member\n'),
    );
    await user.click(await (await dialog()).findByRole('button', { name: 'Invite 2 people' }));
    expect(await screen.findByText('2 people are invited.')).toBeVisible();
    expect(await screen.findByText('two@example.com')).toBeVisible();
    expect(asked(api, 'POST', /import$/)).toHaveLength(2);
  });

  it('refuses a file that is too large without sending it', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, '/organization/invitations?dialog=import', 'ada');
    const choose = (await dialog()).getByLabelText('Choose a file', { selector: 'input' });
    await user.upload(choose, file('x'.repeat(1_048_577), 'huge.csv'));
    expect(await (await dialog()).findByText(/“huge.csv” is larger than 1 MiB/)).toBeVisible();
    expect(asked(api, 'POST', /import$/)).toHaveLength(0);
  });

  it.each([
    ['en', 'Invite'],
    ['de', 'Einladen'],
  ] as const)('has no fault that axe finds, in %s', async (language, invite) => {
    await visit(newPatchbay(), '/organization/invitations', 'ada', language);
    expect(await screen.findByText('katherine.johnson@example.com')).toBeVisible();
    expect(screen.getByRole('button', { name: invite })).toBeVisible();
    await expectAccessible('Acme');
  });
});
