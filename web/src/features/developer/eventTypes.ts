/** What integrations are told, in the order of the reference. */
export const eventTypes = [
  'app.installed',
  'app.uninstalled',
  'app.suspended',
  'app.resumed',
  'app.updated',
  'credentials.rotated',
  'scopes.updated',
  'grant.revoked',
  'member.added',
  'member.updated',
  'member.removed',
  'organization.updated',
];
