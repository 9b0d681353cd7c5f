import type { Credentials, Team } from '../src/lib/api/publishing.ts';
import { json, nothing } from './answers.ts';
import { daysAgo } from './days.ts';
import type { Org } from './world.ts';

const addresses = { issuer: 'https://apps.example.com/oidc' };
const discoveryUrl = `${addresses.issuer}/.well-known/openid-configuration`;
const tomorrow = () => daysAgo(-1);

/** What integrations sign in with, in memory. */
export class SecretsApi {
  readonly of: Record<string, Credentials> = {
    'customer-service': {
      client: {
        id: 'c_int7f3k2p9x',
        proof: 'secret',
        jwksUri: null,
        secret: { madeAt: daysAgo(80), previousUntil: null },
      },
      webhookSecret: { inCatalogFile: false, rotatedAt: null, previousUntil: null },
      ...addresses,
      discoveryUrl,
    },
    bot: {
      client: null,
      webhookSecret: { inCatalogFile: true, rotatedAt: null, previousUntil: null },
      ...addresses,
      discoveryUrl,
    },
    crm: {
      client: { id: 'c_crm2d8x0q4n', proof: 'none', jwksUri: null, secret: null },
      webhookSecret: { inCatalogFile: false, rotatedAt: daysAgo(0.5), previousUntil: daysAgo(-0.5) },
      ...addresses,
      discoveryUrl,
    },
    'interdepartmental-compliance': {
      client: {
        id: 'c_com9w1k5t7z',
        proof: 'keys',
        jwksUri: 'https://compliance.example.com/.well-known/jwks.json',
        secret: null,
      },
      webhookSecret: { inCatalogFile: false, rotatedAt: null, previousUntil: null },
      ...addresses,
      discoveryUrl,
    },
  };

  /** Nothing for what is no matter of secrets. */
  handle(name: string, method: string, what: string, needsProof: () => Response | null) {
    const credentials = this.of[name];
    if (!credentials || !['credentials', 'client-secret', 'webhook-secret'].includes(what)) return null;
    if (what === 'credentials') return json(credentials);
    const refused = needsProof();
    if (refused) return refused;
    if (method === 'DELETE') return this.endPrevious(credentials, what);
    return what === 'client-secret' ? this.newClientSecret(credentials) : this.newWebhookSecret(credentials);
  }

  private endPrevious({ client, webhookSecret }: Credentials, what: string) {
    if (what === 'webhook-secret') webhookSecret.previousUntil = null;
    else if (client?.secret) client.secret.previousUntil = null;
    return nothing();
  }

  private newClientSecret(credentials: Credentials) {
    const previousUntil = credentials.client ? tomorrow() : null;
    const client = credentials.client ?? {
      id: 'c_new4b6v8m0s',
      proof: 'secret',
      jwksUri: null,
      secret: null,
    };
    credentials.client = { ...client, secret: { madeAt: daysAgo(0), previousUntil } };
    const { issuer } = credentials;
    return json(
      {
        clientId: client.id,
        clientSecret: 's3cr_pQ8vXw7ZpLr4TnYb6KfMdHg1CsAeUo9j',
        issuer,
        discoveryUrl,
        previousUntil,
      },
      201,
    );
  }

  private newWebhookSecret({ webhookSecret }: Credentials) {
    Object.assign(webhookSecret, { rotatedAt: daysAgo(0), previousUntil: tomorrow() });
    const { previousUntil } = webhookSecret;
    return json({ secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD', previousUntil }, 201);
  }
}

/** Who looks after the integrations of an organization, and who of it does not. */
export function teamOf(org: Org, waiting: { id: string }[]): Team {
  const people = org.members.map(({ person, role }) => {
    const needs: Team['others'][number]['needs'] = [];
    if (role === 'member') needs.push('admin');
    if (!person.roles.includes('developer')) needs.push('developer');
    const { id, name, email } = person;
    return { id, name, email, role, needs, asked: waiting.some((each) => each.id === id) };
  });
  return {
    publisher: { organizationId: org.id, displayName: org.displayName },
    members: people.flatMap(({ id, name, email, role, needs }) =>
      needs.length === 0 && role !== 'member' ? [{ id, name, email, role }] : [],
    ),
    others: people.filter(({ needs }) => needs.length > 0).sort((a, b) => a.needs.length - b.needs.length),
    unnamed: 0,
  };
}
