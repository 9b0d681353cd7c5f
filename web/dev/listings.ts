import type { Viewer } from '../src/lib/api/types.ts';
import { json, problem } from './answers.ts';
import type { MockApi } from './api.ts';
import type { Offer } from './offers.ts';

const card = (api: MockApi, offer: Offer) => {
  const { name, displayName, tagline, description, type, icon, publisher, categories, price } = offer;
  const installed = api.of(name) !== undefined || api.ownOf(name) !== undefined;
  return { name, displayName, tagline, description, type, icon, publisher, categories, price, installed };
};

export function search(api: MockApi, params: URLSearchParams) {
  const typed = (params.get('q') ?? '').toLowerCase();
  const corrected = typed.startsWith('cust') && !'customer service'.includes(typed) ? 'customer' : null;
  const q = corrected ?? typed;
  const matching = api.offers.filter((each) => JSON.stringify(each).toLowerCase().includes(q));
  const category = params.get('category');
  const found = matching.filter(({ categories }) => !category || categories.includes(category));
  const names = [...new Set(matching.flatMap(({ categories }) => categories))].sort();
  const counted = names.map((name) => ({
    name,
    count: matching.filter(({ categories }) => categories.includes(name)).length,
  }));
  return json({
    listings: found.map((each) => card(api, each)),
    next: null,
    corrected,
    total: found.length,
    more: false,
    categories: counted,
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
  const state = () => {
    if (!api.person) return 'signed-out';
    if (!offer.installTargets.includes('organization')) return 'not-for-organizations';
    if (!org) return 'no-organization';
    if (stored) return 'installed';
    if (offer.price.model !== 'free') return 'payments-off';
    return api.admin(org.id) ? 'can-install' : 'only-admins';
  };
  return {
    state: state(),
    organization,
    admins,
    installation: stored ? api.show(stored) : null,
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
