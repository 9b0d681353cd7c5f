import type { Viewer } from '../src/lib/api/types.ts';
import { json, problem } from './answers.ts';
import type { MockApi } from './api.ts';
import { refusalOf } from './appPolicy.ts';
import type { Offer } from './offers.ts';

const card = (api: MockApi, offer: Offer) => {
  const { name, displayName, tagline, description, type, icon, publisher, categories, price, tier } = offer;
  const sunset = offer.deprecation?.sunset ?? null;
  const installed = api.of(name) !== undefined || api.ownOf(name) !== undefined;
  return {
    name,
    displayName,
    tagline,
    description,
    type,
    icon,
    publisher,
    categories,
    price,
    tier,
    sunset,
    installed,
  };
};

const priceOf = (offer: Offer) => (offer.price.model === 'free' ? 'free' : 'paid');
const kinds = {
  type: (offer: Offer) => [offer.type],
  category: (offer: Offer) => offer.categories,
  price: (offer: Offer) => [priceOf(offer)],
  tier: (offer: Offer) => [offer.tier],
};
type Kind = keyof typeof kinds;

export function home(api: MockApi) {
  const cards = api.offers.map((each) => card(api, each));
  return json({
    featured: cards.filter(({ tier }) => tier === 'featured').slice(0, 6),
    newest: cards.slice(-6),
    popular: cards.slice(0, 6),
    categories: facet(api.offers, 'category'),
  });
}

function facet(offers: Offer[], kind: Kind) {
  const values = [...new Set(offers.flatMap(kinds[kind]))].sort();
  const count = (value: string) => offers.filter((offer) => kinds[kind](offer).includes(value)).length;
  return values.map((name) => ({ name, count: count(name) }));
}

export function search(api: MockApi, params: URLSearchParams) {
  const typed = (params.get('q') ?? '').toLowerCase();
  const corrected = typed.startsWith('cust') && !'customer service'.includes(typed) ? 'customer' : null;
  const q = corrected ?? typed;
  const matching = api.offers.filter((each) => JSON.stringify(each).toLowerCase().includes(q));
  const narrowed = (without?: Kind) =>
    matching.filter((offer) =>
      (Object.keys(kinds) as Kind[]).every((kind) => {
        const chosen = params.get(kind);
        return kind === without || !chosen || kinds[kind](offer).includes(chosen);
      }),
    );
  const found = narrowed();
  if (params.get('sort') === 'name') found.sort((a, b) => a.displayName.localeCompare(b.displayName));
  return json({
    listings: found.map((each) => card(api, each)),
    next: null,
    corrected,
    total: found.length,
    more: false,
    facets: {
      types: facet(narrowed('type'), 'type'),
      categories: facet(narrowed('category'), 'category'),
      prices: facet(narrowed('price'), 'price'),
      tiers: facet(narrowed('tier'), 'tier'),
      exact: true,
    },
  });
}

export function listing(api: MockApi, name: string) {
  const offer = api.offers.find((each) => each.name === name);
  if (!offer) return problem(404, 'listing-not-found', 'Not found', 'There is no such app.');
  return json({ ...offer, ...card(api, offer), viewer: viewer(api, offer) });
}

function viewer(api: MockApi, offer: Offer): Viewer {
  const org = api.organizations.find(({ id }) => id === api.current);
  const organization = org
    ? { id: org.id, displayName: org.displayName, memberCount: org.members.length }
    : null;
  const stored = api.of(offer.name);
  const admins =
    org?.members.filter(({ role }) => role !== 'member').map(({ person: { name } }) => ({ name })) ?? [];
  const rule = org && refusalOf(api, org.id, offer.name);
  const refusal = org && rule ? { rule, canChange: api.admin(org.id) } : null;
  const state = () => {
    if (!api.person) return 'signed-out';
    if (!offer.installTargets.includes('organization')) return 'not-for-organizations';
    if (!org) return 'no-organization';
    if (stored) return 'installed';
    if (offer.price.model !== 'free') return 'payments-off';
    if (refusal) return 'not-allowed';
    return api.admin(org.id) ? 'can-install' : 'only-admins';
  };
  return {
    state: state(),
    organization,
    admins,
    installation: stored ? api.show(stored) : null,
    refusal: state() === 'not-allowed' ? refusal : null,
    personal: personal(api, offer),
  };
}

function personal(api: MockApi, offer: Offer): Viewer['personal'] {
  const own = api.ownOf(offer.name);
  const connected = own && api.person && api.own.appOf(api.person, own.id);
  const state = () => {
    if (!offer.installTargets.includes('user')) return 'not-for-people';
    if (own) return 'installed';
    return api.person && offer.price.model === 'free' ? 'installable' : 'unavailable';
  };
  return {
    state: state(),
    installation: own ? api.show(own) : null,
    reconsent: Boolean(connected?.reconsent),
  };
}
