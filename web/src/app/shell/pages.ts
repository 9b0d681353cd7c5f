import { linkOptions } from '@tanstack/react-router';
import type { Visitor } from '@/lib/session.ts';

const marketplace = {
  name: 'marketplace' as const,
  link: linkOptions({ to: '/', activeOptions: { exact: true, includeSearch: false } }),
};
const apps = { name: 'apps' as const, link: linkOptions({ to: '/apps' }) };
const dashboard = { name: 'dashboard' as const, link: linkOptions({ to: '/dashboard' }) };
const organization = {
  name: 'organization' as const,
  link: linkOptions({ to: '/organization/{-$tab}', params: { tab: undefined } }),
};

/** The rooms that somebody can go to. */
export const pagesFor = (visitor: Visitor | null | undefined) =>
  visitor ? [marketplace, apps, dashboard, organization] : [marketplace];

export type Page = ReturnType<typeof pagesFor>[number];
