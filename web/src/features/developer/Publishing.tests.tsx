import { EditorView } from '@codemirror/view';
import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as files from '@/lib/files.ts';
import { expectAccessible } from '@/test/axe.ts';
import { asked, newPatchbay, visit } from '@/test/visit.tsx';

const rooms = ['overview', 'manifest', 'versions', 'checks', 'publishing', 'team'] as const;
const at = (room: (typeof rooms)[number]) => `/developer/customer-service/${room}`;

// What jsdom lacks and the editor asks for.
Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
Range.prototype.getBoundingClientRect = () => new DOMRect();

beforeEach(() => localStorage.clear());

async function editor() {
  const field = await screen.findByRole('textbox', { name: /^Manifest/ });
  const view = EditorView.findFromDOM(field);
  if (!view) throw new Error('no editor');
  return {
    text: () => view.state.doc.toString(),
    write: (from: string, to: string) =>
      act(async () => {
        const at = view.state.doc.toString().indexOf(from);
        view.dispatch({ changes: { from: at, to: at + from.length, insert: to } });
      }),
  };
}

describe('Becoming a developer', () => {
  it('takes one press where everybody may', async () => {
    const { user } = await visit(newPatchbay(), '/developer', 'ada');
    await expectAccessible('Developer');
    await user.click(await screen.findByRole('button', { name: 'Become a developer' }));
    expect((await screen.findAllByRole('link', { name: 'New integration' }))[0]).toBeVisible();
  });

  it('is asked for where operators decide, who answer in the console', async () => {
    const api = newPatchbay();
    api.publishing.approval = true;
    const { user } = await visit(api, '/new-integration', 'ada');
    await user.click(await screen.findByRole('button', { name: 'Become a developer' }));
    expect(await screen.findByText(/^You asked to become a developer/)).toBeVisible();
    expect(api.publishing.waiting).toHaveLength(1);
    expect(api.people.ada.roles).toEqual([]);
  });
});

describe('Operators', () => {
  it('let somebody become a developer, or say why not', async () => {
    const api = newPatchbay();
    api.publishing.waiting = [api.people.mia, api.people.sam].map((each) => ({
      ...each,
      askedAt: '2026-11-20T10:00:00Z',
    }));
    const { user, dialog } = await visit(api, '/console/developers', 'olivia');
    await screen.findByRole('button', { name: 'Approve Mia Chen' });
    await expectAccessible('Console');
    await user.click(screen.getByRole('button', { name: 'Approve Mia Chen' }));
    await waitFor(() => expect(api.people.mia.roles).toEqual(['developer']));
    await user.click(await screen.findByRole('button', { name: 'Deny Sam Okafor' }));
    const asking = await dialog();
    await user.type(asking.getByLabelText('Reason'), 'We do not know you.');
    await user.click(asking.getByRole('button', { name: 'Deny' }));
    expect(await screen.findByText('Nobody waits')).toBeVisible();
    expect(api.people.sam.roles).toEqual([]);
  });
});

describe('A new integration', () => {
  it.each(['en', 'de'] as const)('breaks no rule of accessibility, in %s', async (language) => {
    const api = newPatchbay();
    api.people.ada.roles = ['developer'];
    await visit(api, '/new-integration', 'ada', language);
    await screen.findAllByRole('radio');
    await expectAccessible(language === 'en' ? 'New integration' : 'Neue Integration');
  });

  it('says while it is typed that a name is taken', async () => {
    const api = newPatchbay();
    api.people.ada.roles = ['developer'];
    const { user } = await visit(api, '/new-integration', 'ada');
    await user.type(await screen.findByLabelText(/^Name$/), 'CRM');
    expect(screen.getByLabelText('Name in addresses')).toHaveValue('crm');
    expect(
      await screen.findByText('crm is taken, or looks like a name that is. Choose another one.'),
    ).toBeVisible();
    await user.type(screen.getByLabelText('Name in addresses'), '-new');
    expect(await screen.findByText(/^Nothing is listed as crm-new/)).toBeVisible();
  });

  it('shows its credentials once, and writes them into a file', async () => {
    const saved = vi.spyOn(files, 'saveFile').mockImplementation(() => {});
    const api = newPatchbay();
    api.people.ada.roles = ['developer'];
    const { user } = await visit(api, '/new-integration', 'ada');
    await user.type(await screen.findByLabelText(/^Name$/), 'Star Map');
    await user.click(screen.getByRole('button', { name: 'Make the integration' }));
    await expectAccessible('Star Map is registered');
    const [request] = asked(api, 'POST', /developer\/integrations$/);
    expect(await request?.clone().json()).toEqual({
      name: 'star-map',
      displayName: 'Star Map',
      type: 'app',
      publisher: { organizationId: api.organizations[0]?.id },
    });
    expect(screen.getByLabelText('Client secret')).toHaveValue('s3cr_pQ8vXw7ZpLr4TnYb6KfMdHg1CsAeUo9j');
    await user.click(screen.getByRole('button', { name: 'Download as .env' }));
    expect(saved.mock.calls[0]?.[2]).toContain('PATCHBAY_CLIENT_SECRET=s3cr_');
    expect(screen.getByRole('link', { name: 'Download the starter' })).toHaveAttribute(
      'href',
      '/api/developer/integrations/star-map/starter.zip',
    );
  });
});

describe('The rooms of an integration', () => {
  it.each(rooms.flatMap((room) => (['en', 'de'] as const).map((language) => [room, language] as const)))(
    '%s breaks no rule of accessibility, in %s',
    async (room, language) => {
      await visit(newPatchbay(), at(room), 'olivia', language);
      await waitFor(() => expect(document.querySelector('[class*="Skeleton"]')).toBeNull());
      await expectAccessible('Customer Service');
    },
  );
});

describe('The overview', () => {
  it('says how it stands, how many have it and what to do next', async () => {
    await visit(newPatchbay(), at('overview'), 'olivia');
    expect(await screen.findByText('Unverified')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Mend 1 broken rule' })).toHaveAttribute(
      'href',
      at('checks'),
    );
    expect(await screen.findByRole('img', { name: /^Active installations by day/ })).toBeVisible();
    expect(screen.getAllByRole('row', { hidden: true })).toHaveLength(31);
    expect(screen.getByText(/31 installations agreed, 1 runs on with the old permissions/)).toBeVisible();
  });
});

describe('The manifest', () => {
  it('shows each mistake at its line, and mends it', async () => {
    const { user } = await visit(newPatchbay(), at('manifest'), 'olivia');
    const { write, text } = await editor();
    expect(await screen.findByText('No mistakes')).toBeVisible();
    await write('"display_name"', '"display_nmae"');
    expect(await screen.findByText('There is no field display_nmae.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Line 3' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Write display_name' }));
    expect(await screen.findByText('No mistakes')).toBeVisible();
    expect(text()).toContain('"display_name": "Customer Service"');
  });

  it('is saved as it was written, by the revision that was read', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, at('manifest'), 'olivia');
    const { write } = await editor();
    await write('one inbox', 'one box');
    await user.click(await screen.findByRole('button', { name: 'Save draft' }));
    expect(await screen.findByText('Saved.')).toBeVisible();
    expect(api.publishing.draft).toMatchObject({ revision: 8, text: expect.stringContaining('one box') });
    expect(asked(api, 'PUT', /draft$/)[0]?.headers.get('If-Match')).toBe('"7"');
  });

  it('keeps what was not saved over a reload', async () => {
    const api = newPatchbay();
    await visit(api, at('manifest'), 'olivia');
    await (await editor()).write('one inbox', 'one box');
    await waitFor(() => expect(Object.values({ ...localStorage }).join()).toContain('one box'));
    document.body.replaceChildren();
    const { user } = await visit(api, at('manifest'), 'olivia');
    const { text } = await editor();
    expect(text()).toContain('one box');
    await user.click(screen.getByRole('button', { name: 'Go back to the saved draft' }));
    await waitFor(() => expect(text()).toContain('one inbox'));
    expect(Object.values({ ...localStorage }).join()).not.toContain('one box');
  });

  it('shows both texts when somebody else has saved meanwhile', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, at('manifest'), 'olivia');
    const { write } = await editor();
    await write('one inbox', 'one box');
    const theirs = api.publishing.draft.text.replace('"email:read"', '"email:write"');
    api.publishing.draft = { text: theirs, revision: 9 };
    await user.click(await screen.findByRole('button', { name: 'Save draft' }));
    const both = await dialog();
    expect((await both.findAllByRole('listitem')).map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Only in theirs:.*email:write/),
        expect.stringMatching(/^Only in yours:.*one box/),
      ]),
    );
    expect(api.publishing.draft.text).toBe(theirs);
    await user.click(both.getByRole('button', { name: 'Save mine over it' }));
    await waitFor(() => expect(api.publishing.draft.text).toContain('one box'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await screen.findByText('Saved.')).toBeVisible();
  });

  it('is fetched from the service, or says why not', async () => {
    const api = newPatchbay();
    api.publishing.served = null;
    const { user } = await visit(api, at('manifest'), 'olivia');
    const { text } = await editor();
    await user.click(screen.getByRole('button', { name: 'Fetch from my service' }));
    expect(await screen.findByText('The manifest was not fetched')).toBeVisible();
    api.publishing.served = api.publishing.draft.text.replace('one inbox', 'one place');
    await user.click(screen.getByRole('button', { name: 'Fetch from my service' }));
    await waitFor(() => expect(text()).toContain('one place'));
  });

  it('is published with what is new in it', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, at('manifest'), 'olivia');
    await editor();
    await user.click(screen.getByRole('button', { name: 'Publish …' }));
    const asking = await dialog();
    expect(await asking.findByText(/It asks for one more permission, email:read/)).toBeVisible();
    await user.type(asking.getByLabelText('What is new'), 'Mail.');
    await user.click(asking.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('Customer Service 1.2.0 is published.')).toBeVisible();
    expect(api.publishing.versions[0]).toMatchObject({ version: '1.2.0', changelog: 'Mail.', current: true });
  });

  it('is not published while an enforced rule is broken, and the way to it is shown', async () => {
    const api = newPatchbay();
    api.publishing.broken = ['scope-purposes'];
    const { user, dialog } = await visit(api, `${at('manifest')}?dialog=publish`, 'olivia');
    const asking = await dialog();
    await user.click(asking.getByRole('button', { name: 'Publish' }));
    expect(await asking.findByRole('link', { name: 'Look at the checks' })).toHaveAttribute(
      'href',
      at('checks'),
    );
    expect(api.publishing.versions[0]?.version).toBe('1.1.0');
  });
});

describe('Versions', () => {
  it('say what they changed, and one is taken back with a reason', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, at('versions'), 'olivia');
    expect(await screen.findByText('Taken back because: It lost attachments.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'What 1.1.0 changed' }));
    expect(await screen.findByText(/It asks for one more permission/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Take back 1.1.0 …' }));
    const asking = await dialog();
    expect(asking.getByRole('button', { name: 'Take back' })).toBeDisabled();
    await user.type(asking.getByLabelText('Reason'), 'It is slow.');
    await user.click(asking.getByRole('button', { name: 'Take back' }));
    expect(await screen.findByText('Taken back because: It is slow.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Take back 1.0.0 …' })).toBeNull();
    expect(screen.getByText(/^The last version cannot be taken back/)).toBeVisible();
  });
});

describe('Checks', () => {
  it('say what was seen and how to mend it, and run again', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, at('checks'), 'olivia');
    const [first] = await screen.findAllByRole('heading', { level: 2 });
    expect(first).toHaveTextContent('Every scope says what it is for');
    expect(screen.getByText(/^Say in a sentence each, under scope_purposes/)).toBeVisible();
    expect(screen.getByText('Nothing is published while this rule is broken.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check again' }));
    expect(await screen.findByText(/^It is being checked/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Check again' })).toBeDisabled();
    expect(await screen.findByText(/1 passed/)).toBeVisible();
    expect(api.publishing.runs).toHaveLength(2);
  });
});

describe('Publishing', () => {
  it('changes who comes across it', async () => {
    const api = newPatchbay();
    const { user } = await visit(api, at('publishing'), 'olivia');
    await user.click(await screen.findByRole('radio', { name: 'Unlisted' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.publishing.overview.visibility).toBe('unlisted'));
  });

  it('announces the end, once more asked, and takes that back', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, at('publishing'), 'olivia');
    await user.type(await screen.findByLabelText('Last day'), '2027-03-31');
    await user.type(screen.getByLabelText('What to use instead'), 'crm');
    await user.type(screen.getByLabelText('Why'), 'It goes on as part of CRM.');
    await user.click(screen.getByRole('button', { name: 'Announce the end …' }));
    await user.click((await dialog()).getByRole('button', { name: 'Announce' }));
    await waitFor(() =>
      expect(api.publishing.overview.deprecation).toEqual({
        sunset: '2027-03-31',
        replacement: 'crm',
        message: 'It goes on as part of CRM.',
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'It goes on after all' }));
    await waitFor(() => expect(api.publishing.overview.deprecation).toBeNull());
  });

  it('offers it no longer, once more asked', async () => {
    const api = newPatchbay();
    const { user, dialog } = await visit(api, at('publishing'), 'olivia');
    await user.click(await screen.findByRole('button', { name: 'Offer it no longer …' }));
    await user.click((await dialog()).getByRole('button', { name: 'Offer it no longer' }));
    expect(await screen.findByRole('button', { name: 'Offer it again' })).toBeVisible();
    expect(api.publishing.overview.published).toBe(false);
  });

  it('is left to the catalog file for what stands there', async () => {
    await visit(newPatchbay(), '/developer/bot/deliveries', 'olivia');
    expect(await screen.findByText('Nothing was told yet')).toBeVisible();
    const tabs = screen.getAllByRole('tab');
    for (const own of ['Manifest', 'Publishing', 'Team']) {
      expect(tabs.map(({ textContent }) => textContent)).not.toContain(own);
    }
    expect(within(screen.getByRole('tablist')).getByRole('tab', { name: 'Versions' })).toBeVisible();
  });
});
