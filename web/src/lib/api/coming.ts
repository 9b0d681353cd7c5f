/** Operations that the description of the API will name. */
type Operation<Query, Path, Body> = {
  parameters: { query?: Query; header?: { 'Idempotency-Key'?: string }; path: Path; cookie?: never };
  requestBody?: Body extends undefined ? never : { content: { 'application/json': Body } };
  responses: { 200: { headers: Record<string, unknown>; content: { 'application/json': unknown } } };
};
type Post<Path, Body = undefined> = { post: Operation<object, Path, Body> };

export interface Coming {
  '/api/me/apps/{installationId}/scopes/{scope}': {
    delete: Operation<object, { installationId: string; scope: string }, undefined>;
  };
  '/api/me/apps/{installationId}/give-up': Post<{ installationId: string }>;
  '/api/developer/integrations/{name}/client-secret': Post<{ name: string }>;
}
