import { createMemoryHistory } from '@tanstack/react-router';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { vi } from 'vitest';
import { App } from '@/app/App.tsx';
import { newRouter } from '@/app/router.tsx';
import { type Language, newI18n, rememberLanguage } from '@/lib/i18n.ts';
import { live } from '@/lib/live.ts';
import { newQueryClient } from '@/lib/queryClient.ts';
import { MockApi } from '../../dev/api.ts';

export type Somebody = Parameters<MockApi['signIn']>[0];

/** A Patchbay with nobody signed in. */
export function newPatchbay() {
  live.close();
  const api = new MockApi();
  vi.stubGlobal('fetch', (input: Request) => api.handle(input));
  return api;
}

/** Opens a page as somebody, in a browser of their own. */
export async function visit(api: MockApi, path: string, somebody: Somebody, speaking: Language = 'en') {
  api.signIn(somebody);
  // As the browser of somebody who chose this language before.
  rememberLanguage(speaking);
  const queries = newQueryClient();
  const defaults = queries.getDefaultOptions();
  queries.setDefaultOptions({ ...defaults, queries: { ...defaults.queries, retryDelay: 0 } });
  const language = await newI18n(speaking);
  const router = newRouter(queries, language, createMemoryHistory({ initialEntries: [path] }));
  render(<App queries={queries} router={router} language={language} env="test" />);
  await screen.findAllByRole('heading', { level: 1 });
  return {
    user: userEvent.setup(),
    router,
    dialog: async () => within(await screen.findByRole('dialog')),
  };
}

/** An organization of the mock's world. */
export function organizationOf(api: MockApi, name: string) {
  const found = api.organizations.find((each) => each.name === name);
  if (!found) throw new Error(`no organization ${name}`);
  return found;
}

export const asked = (api: MockApi, method: string, path: RegExp) =>
  api.requests.filter((request) => request.method === method && path.test(new URL(request.url).pathname));

/** Ada with something in every room of her settings. */
export function patchbayOfAda() {
  const api = newPatchbay();
  api.own.of(api.people.ada, true);
  return api;
}
