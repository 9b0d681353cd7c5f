import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { newPatchbay, visit } from '@/test/visit.tsx';

// biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store API
afterEach(() => (document.cookie = 'lang=; Path=/; Max-Age=0'));

/** Ada's settings, where reading the sign-ins is refused like this. */
async function refused(slug: string, detail: string, language: 'en' | 'de', told?: string) {
  const api = newPatchbay();
  const answering = api.handle.bind(api);
  vi.stubGlobal('fetch', async (request: Request) =>
    request.url.endsWith('/api/me/sessions')
      ? new Response(JSON.stringify({ type: `/problems/${slug}`, title: 'A title', status: 409, detail }), {
          status: 409,
          headers: {
            'content-type': 'application/problem+json',
            ...(told && { 'content-language': told }),
          },
        })
      : answering(request),
  );
  await visit(api, '/settings/sessions', 'ada', language);
  return screen.findByRole('alert');
}

it('says in English what the server says of this very case', async () => {
  expect(await refused('last-owner', 'Acme needs an owner.', 'en')).toHaveTextContent('Acme needs an owner.');
});

it('puts no English sentence under a German title', async () => {
  const notice = await refused('last-owner', 'Acme needs an owner.', 'de');
  await vi.waitFor(() => expect(notice).not.toHaveTextContent('Acme needs an owner.'));
  expect(notice).toHaveTextContent('Ihre Anmeldungen konnten nicht geladen werden');
  expect(notice).toHaveTextContent(/Inhaber|Besitzer|Eigentümer/);
});

it('says in German what the server says in German', async () => {
  const notice = await refused('last-owner', 'Acme braucht jemanden.', 'de', 'de-DE');
  expect(notice).toHaveTextContent('Acme braucht jemanden.');
});

it('marks the language of words that it has no others for', async () => {
  await refused('unheard-of', 'Something else.', 'de');
  expect(screen.getByText('Something else.')).toHaveAttribute('lang', 'en');
});
