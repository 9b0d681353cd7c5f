/** Operations that the description of the API will name. */
type Operation<Query, Path, Body> = {
  parameters: { query?: Query; header?: { 'Idempotency-Key'?: string }; path: Path; cookie?: never };
  requestBody?: Body extends undefined ? never : { content: { 'application/json': Body } };
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': unknown } } };
};
type Get<Path> = { get: Operation<object, Path, undefined> };
type Post<Path, Body = undefined> = { post: Operation<object, Path, Body> };
type Name = { name: string };
type Event = { name: string; eventId: string };

export interface Coming {
  '/api/me/apps/{installationId}/scopes/{scope}': {
    delete: Operation<object, { installationId: string; scope: string }, undefined>;
  };
  '/api/me/apps/{installationId}/give-up': Post<{ installationId: string }>;
  '/api/developer/integrations': {
    get: Omit<Operation<object, never, undefined>, 'parameters'> & { parameters: { query?: object } };
  };
  '/api/developer/integrations/{name}/endpoint': Get<Name>;
  '/api/developer/integrations/{name}/endpoint/reset': Post<Name>;
  '/api/developer/integrations/{name}/deliveries': Get<Name>;
  '/api/developer/integrations/{name}/deliveries/{eventId}': Get<Event>;
  '/api/developer/integrations/{name}/deliveries/{eventId}/resend': Post<Event>;
  '/api/developer/integrations/{name}/deliveries/{eventId}/skip': Post<Event, { reason: string }>;
  '/api/developer/integrations/{name}/recover': Post<Name, { since: string; installation?: string }>;
  '/api/developer/integrations/{name}/examples': Post<Name, { type: string }>;
  '/api/developer/integrations/{name}/dry-run': Post<Name, { type: string; installation?: string }>;
  '/api/developer/integrations/{name}/webhook-secret': Post<Name>;
  '/api/developer/integrations/{name}/client-secret': Post<Name>;
}
