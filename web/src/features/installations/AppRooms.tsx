import { Anchor, Container, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Membership } from '@/lib/api/index.ts';
import { useTitle } from '@/lib/hooks.ts';
import { useVisitor } from '@/lib/session.ts';
import { AppPage, type AppSearch, type AppTab, appTabs } from './AppPage.tsx';
import { OwnAppPage, type OwnAppTab, ownAppTabs } from './OwnAppPage.tsx';
import { useInstallations, useOwnInstallations } from './queries.ts';

export type AnyAppTab = AppTab | OwnAppTab;
export const anyAppTabs: readonly AnyAppTab[] = [...new Set([...appTabs, ...ownAppTabs])];

export interface AppRoomsSearch extends AppSearch {
  /** Whose installation is meant where there are two: `me` or `organization`. */
  for?: string;
}

interface Props {
  /** The one that this person acts for. */
  organization: Membership | null;
  name: string;
  tab: AnyAppTab | undefined;
  onTab: (tab: AnyAppTab | undefined) => void;
  search: AppRoomsSearch;
  onSearch: (search: AppRoomsSearch) => void;
}

/** The room of an app: the organization's, or one's own. Where there are both, each leads to the other. */
export function AppRooms({ organization, name, tab, onTab, search, onSearch }: Props) {
  const { t } = useTranslation();
  const own = useOwnInstallations();
  const shared = useInstallations(organization?.id);
  const isThis = ({ integration }: { integration: { name: string } }) => integration.name === name;
  const mine = own.data?.find(isThis);
  const theirs = shared.data?.find(isThis);
  const waiting = own.isPending || (organization !== null && shared.isPending);

  if (waiting && !own.isError) return <Coming />;
  // Of two, the newer one: whoever has just agreed comes here to see what has become of it.
  const newer = mine && theirs && mine.installedAt > theirs.installedAt;
  const ownIsMeant = mine && (!theirs || (search.for ? search.for === 'me' : newer));
  const other = mine && theirs && organization && (
    <Other name={name} other={ownIsMeant ? 'organization' : 'me'}>
      {ownIsMeant ? t('app.alsoFor', { organization: organization.displayName }) : t('app.alsoYours')}
    </Other>
  );
  if (mine && ownIsMeant) {
    return (
      <OwnAppPage
        installation={mine}
        tab={ownAppTabs.find((each) => each === tab) ?? 'overview'}
        onTab={(next) => onTab(next === 'overview' ? undefined : next)}
        aside={other}
      />
    );
  }
  if (organization) {
    return (
      <AppPage
        organization={organization}
        name={name}
        aside={other}
        tab={appTabs.find((each) => each === tab) ?? 'access'}
        onTab={(next) => onTab(next === 'access' ? undefined : next)}
        search={search}
        onSearch={onSearch}
      />
    );
  }
  return <None error={own.error} onRetry={() => void own.refetch()} />;
}

function Other({
  name,
  other,
  children,
}: {
  name: string;
  other: 'me' | 'organization';
  children: ReactNode;
}) {
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link to="/apps/$name/{-$tab}" params={{ name, tab: undefined }} search={{ for: other }} {...props} />
      )}
    >
      {children}
    </Anchor>
  );
}

function Coming() {
  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={24} aria-busy>
      <Skeleton w={160} h={21} mb="lg" />
      <Skeleton w={320} h={56} mb="xl" />
      <Skeleton h={360} radius="lg" />
    </Container>
  );
}

function None({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const { t } = useTranslation();
  const choosing = (useVisitor()?.organizations.length ?? 0) > 0;
  useTitle(t('nav.apps'));
  return (
    <Container size="sm" py={96}>
      {error ? (
        <ProblemNotice order={1} title={t('apps.failed')} error={error} onRetry={onRetry} />
      ) : (
        <Empty
          order={1}
          title={t(choosing ? 'organization.choose' : 'app.noneOwn')}
          text={t(choosing ? 'organization.chooseText' : 'app.noneOwnText')}
        >
          <Anchor component={Link} to="/apps">
            {t('app.toApps')}
          </Anchor>
        </Empty>
      )}
    </Container>
  );
}
