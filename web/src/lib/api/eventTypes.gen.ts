// Made from contracts/events by `npm run api`.

/** What integrations are told. */
export const eventTypes = [
  'app.installed',
  'app.resumed',
  'app.suspended',
  'app.uninstalled',
  'app.updated',
  'credentials.rotated',
  'data.limited',
  'data.rejected',
  'grant.revoked',
  'integration.deprecated',
  'member.added',
  'member.removed',
  'member.updated',
  'organization.updated',
  'scopes.updated',
];
