import type { JsonValue, SessionToken } from '@patchbay/widget/protocol.ts';
import { body, client } from './client.ts';

type Call = (path: string, init: object) => Promise<{ data?: unknown }>;
const { GET, POST, PUT, DELETE } = client as unknown as Record<'GET' | 'POST' | 'PUT' | 'DELETE', Call>;

const kept = '/api/dashboard/placements/{id}/storage/{key}';
const of = (id: string, key: string) => ({ params: { path: { id, key } } });

/** What a widget keeps in its place on the dashboard, and says who is looking with. */
export const placements = {
  stored: async (id: string, key: string) =>
    (await body(GET(kept, of(id, key)) as Promise<{ data?: { value: JsonValue } }>)).value,
  store: (id: string, key: string, value: JsonValue) => body(PUT(kept, { ...of(id, key), body: { value } })),
  forget: (id: string, key: string) => body(DELETE(kept, of(id, key))),
  refused: (id: string, refusal: { sha256: string; bytes: number }) =>
    body(POST('/api/dashboard/placements/{id}/refusals', { params: { path: { id } }, body: refusal })),
  token: (id: string) =>
    body(
      POST('/api/dashboard/placements/{id}/token', {
        params: { path: { id } },
        body: { audience: 'self' },
      }) as Promise<{ data?: SessionToken }>,
    ),
};
