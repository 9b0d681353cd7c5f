import type {
  AuditPage,
  Installation,
  Listing,
  Listings,
  Member,
  Organization,
  OrganizationRole,
  SessionView,
} from './types.ts';

interface Answer<T, Status extends number = 200> {
  responses: { [status in Status]: { headers: Record<string, unknown>; content: { 'application/json': T } } };
}
interface Empty {
  responses: { 204: { headers: Record<string, unknown>; content?: never } };
}
interface Body<T> {
  requestBody: { content: { 'application/json': T } };
}
interface Path<T> {
  parameters: { path: T };
}

/** The part of the API that this UI uses. */
export interface paths {
  '/api/session': { get: Answer<SessionView>; delete: Empty };
  '/api/session/organization': { put: Body<{ organizationId: string }> & Answer<SessionView> };
  '/api/listings': {
    get: { parameters: { query?: { q?: string; category?: string; after?: string } } } & Answer<Listings>;
  };
  '/api/listings/{name}': { get: Path<{ name: string }> & Answer<Listing> };
  '/api/installations': {
    get: { parameters: { query: { organizationId: string } } } & Answer<{ installations: Installation[] }>;
    post: { parameters: { header: { 'Idempotency-Key': string } } } & Body<{
      integration: string;
      organizationId: string;
    }> &
      Answer<Installation, 200 | 201>;
  };
  '/api/installations/{id}': {
    get: Path<{ id: string }> & Answer<Installation>;
    delete: Path<{ id: string }> & Answer<Installation>;
  };
  '/api/installations/{id}/suspend': { post: Path<{ id: string }> & Answer<Installation> };
  '/api/installations/{id}/resume': { post: Path<{ id: string }> & Answer<Installation> };
  '/api/installations/{id}/try-now': { post: Path<{ id: string }> & Answer<Installation> };
  '/api/organizations': {
    post: { parameters: { header: { 'Idempotency-Key': string } } } & Body<{
      name: string;
      displayName: string;
    }> &
      Answer<Organization, 201>;
  };
  '/api/organizations/{id}': { get: Path<{ id: string }> & Answer<Organization> };
  '/api/organizations/{id}/members': { get: Path<{ id: string }> & Answer<{ members: Member[] }> };
  '/api/organizations/{id}/members/{accountId}': {
    patch: Path<{ id: string; accountId: string }> & Body<{ role: OrganizationRole }> & Answer<Member>;
    delete: Path<{ id: string; accountId: string }> & Empty;
  };
  '/api/organizations/{id}/audit': {
    get: {
      parameters: { path: { id: string }; query?: { after?: string; limit?: number } };
    } & Answer<AuditPage>;
  };
}
