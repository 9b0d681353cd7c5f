import contract from 'virtual:contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '@/test/axe.ts';
import { newPatchbay, visit } from '@/test/visit.tsx';
import { curlFor, exampleOf, groupsOf, type Operation, resolver } from './contract.ts';

const resolve = resolver(contract);
const { programs, pages } = groupsOf(contract);
const all = [...programs, ...pages].flatMap(({ operations }) => operations);

function operation(id: string): Operation {
  const found = all.find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
}

const entry = (id: string) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`nothing has the id ${id}`);
  return within(found);
};

describe('What the contract is taken for', () => {
  it('has every operation once, each under an address of its own', () => {
    const inContract = Object.values(contract.api.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(inContract.length).toBeGreaterThan(100);
    expect(all.map(({ operationId }) => operationId).sort()).toEqual(inContract.sort());
  });

  it('keeps what takes a person’s session apart from what integrations call', () => {
    expect(programs.map(({ tag }) => tag)).toContain('For apps');
    expect(programs.flatMap(({ operations }) => operations).map(({ path }) => path)).toContain('/v1/events');
    const session = programs
      .flatMap(({ operations }) => operations)
      .filter(({ path }) => path.startsWith('/api/'));
    expect(session).toEqual([]);
  });

  it('makes commands with what has to be shown and filled in', () => {
    expect(curlFor(operation('openCredentials'), 'https://market.example', resolve)).toBe(
      `curl -X POST "https://market.example/v1/installations/\${id}/credentials?ticket=\${ticket}" \\\n` +
        '  -H "Authorization: Bearer $TOKEN"',
    );
    const deprecate = curlFor(operation('deprecate'), 'https://market.example', resolve);
    expect(deprecate).toContain(
      `curl -X PUT "https://market.example/api/developer/integrations/\${name}/deprecation"`,
    );
    expect(deprecate).toContain('-b cookies.txt');
    expect(deprecate).toContain(`-H 'Origin: https://market.example'`);
    expect(deprecate).toMatch(/--data-raw '\{.*\}'$/);
    expect(curlFor(operation('showManifestSchema'), 'https://market.example', resolve)).toBe(
      'curl "https://market.example/schemas/manifest.json"',
    );
  });

  it('finds an example for every body, also where schemas hold themselves', () => {
    const bodies = all.flatMap(({ requestBody }) => Object.values(requestBody?.content ?? {}));
    expect(bodies.length).toBeGreaterThan(40);
    for (const { schema } of bodies) expect(exampleOf(schema ?? {}, resolve)).toBeDefined();
    expect(exampleOf({ $ref: '#/components/schemas/Problem' }, resolve)).toMatchObject({
      status: 1,
      type: '…',
    });
  });
});

describe('The API reference', () => {
  it('breaks no rule of accessibility, closed and open', async () => {
    const { user } = await visit(newPatchbay(), '/reference?q=draft#pushDraft', null, 'de');
    await screen.findByRole('heading', { level: 3, name: 'For apps' });
    await user.click(entry('saveDraft').getByRole('button', { expanded: false }));
    await expectAccessible('Referenz der API');
  });

  it('opens what the address names, and names what is opened', async () => {
    const { user, router } = await visit(newPatchbay(), '/reference#pullEvents', null);
    await screen.findByRole('heading', { level: 1, name: 'API reference' });
    expect(entry('pullEvents').getByRole('button', { name: /events/, expanded: true })).toBeVisible();
    expect(entry('pullEvents').getByText(/curl "http:\/\/localhost:8080\/v1\/events"/)).toBeVisible();
    await user.click(entry('showMe').getByRole('button', { expanded: false }));
    await waitFor(() => expect(router.state.location.hash).toBe('showMe'));
    expect(entry('showMe').getByText(/-b cookies.txt/)).toBeVisible();
    expect(entry('showMe').getByText('With the session of a person who is signed in.')).toBeVisible();
    await user.click(entry('showMe').getByRole('button', { expanded: true }));
    expect(entry('showMe').queryByText(/-b cookies.txt/)).toBeNull();
  });

  it('shows parameters with their defaults, the fields of answers, and the words that may stand there', async () => {
    const { user } = await visit(newPatchbay(), '/reference#registerIntegration', null);
    await screen.findByRole('heading', { level: 1, name: 'API reference' });
    const body = entry('registerIntegration').getByRole('list', { name: 'Body' });
    expect(within(body).getByText('publisher')).toBeVisible();
    expect(within(body).getByText('organizationId')).toBeVisible();
    await user.click(entry('pullEvents').getByRole('button', { expanded: false }));
    const parameters = entry('pullEvents').getByRole('list', { name: 'Parameters' });
    expect(within(parameters).getByText('limit').closest('li')).toHaveTextContent('default 100');
    await user.click(entry('event-app.installed').getByRole('button'));
    expect(entry('event-app.installed').getByText(/Only over HTTP, in each attempt/)).toBeVisible();
  });

  it('finds operations and events by any words, and says when there are none', async () => {
    const { user, router } = await visit(newPatchbay(), '/reference', null);
    await user.type(await screen.findByRole('searchbox'), 'app.installed');
    expect(await screen.findByText('1 found')).toBeVisible();
    expect(document.getElementById('event-app.installed')).toBeVisible();
    expect(document.getElementById('pullEvents')).toBeNull();
    expect(router.state.location.search).toEqual({ q: 'app.installed' });
    await user.type(screen.getByRole('searchbox'), ' nowhere');
    expect(await screen.findByText('Nothing is called like that')).toBeVisible();
  });

  it('keeps in its address both what is sought and what was opened meanwhile', async () => {
    const { router } = await visit(newPatchbay(), '/reference', null);
    fireEvent.change(await screen.findByRole('searchbox'), { target: { value: 'draft' } });
    fireEvent.click(entry('pushDraft').getByRole('button', { expanded: false }));
    expect(await screen.findByText(/^\d+ found$/)).toBeVisible();
    expect(router.state.location).toMatchObject({ search: { q: 'draft' }, hash: 'pushDraft' });
    expect(entry('pushDraft').getByRole('button', { expanded: true })).toBeVisible();
  });

  it('is linked from the room of developers and from the end of every page', async () => {
    await visit(newPatchbay(), '/developer', 'ada');
    const links = await screen.findAllByRole('link', { name: 'API reference' });
    expect(links.map((link) => link.getAttribute('href'))).toEqual(['/reference', '/reference']);
  });
});
