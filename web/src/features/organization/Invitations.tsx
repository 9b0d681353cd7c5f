import { Button, Card, Group, Select, Skeleton } from '@mantine/core';
import { IconMail, IconTableImport, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { More } from '@/components/More.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { InvitationState, Membership } from '@/lib/api/index.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { InvitationRow } from './InvitationRow.tsx';
import classes from './Invitations.module.css';
import { InviteDialog } from './InviteDialog.tsx';
import type { PanelProps } from './OrganizationPage.tsx';
import { invitationsQuery } from './queries.ts';

interface Props extends Pick<PanelProps, 'search' | 'onSearch'> {
  organization: Membership;
}

const states: InvitationState[] = ['pending', 'accepted', 'expired', 'revoked'];

/** Who was asked to join, and what became of it. */
export function Invitations({ organization, search, onSearch }: Props) {
  const { t } = useTranslation();
  const state = states.find((each) => each === search.state);
  const found = useInfiniteQuery(invitationsQuery(organization.id, state));
  const invitations = found.data?.pages.flatMap((page) => page.invitations) ?? [];
  const open = (dialog?: string) => onSearch({ state, dialog });
  const words = { organization: organization.displayName };

  return (
    <>
      <Group justify="space-between" gap="sm" mb="md">
        <Select
          aria-label={t('invitations.filter')}
          w={190}
          allowDeselect={false}
          data={[
            { value: 'all', label: t('invitations.all') },
            ...states.map((each) => ({ value: each, label: t(`invitations.state.${each}`) })),
          ]}
          value={state ?? 'all'}
          onChange={(next) => onSearch({ state: next === 'all' ? undefined : (next ?? undefined) })}
        />
        <Group gap="xs">
          <Button
            variant="default"
            leftSection={<IconTableImport size={17} stroke={1.75} />}
            onClick={() => open('import')}
          >
            {t('invitations.import')}
          </Button>
          <Button leftSection={<IconUserPlus size={17} stroke={1.75} />} onClick={() => open('invite')}>
            {t('invitations.invite')}
          </Button>
        </Group>
      </Group>
      {found.isError && invitations.length === 0 && (
        <ProblemNotice
          title={t('invitations.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      )}
      {found.isPending && <Skeleton h={280} radius="lg" />}
      {found.data && (
        <Card p={0} aria-busy={found.isPlaceholderData}>
          {invitations.length === 0 ? (
            <Empty
              icon={<IconMail size={36} stroke={1.5} className={classes.none} />}
              title={t(state ? 'invitations.noneOf' : 'invitations.none')}
              text={t(state ? 'invitations.noneOfText' : 'invitations.noneText', words)}
            />
          ) : (
            <ul className={classes.list}>
              {invitations.map((invitation) => (
                <InvitationRow key={invitation.id} invitation={invitation} organization={organization} />
              ))}
            </ul>
          )}
        </Card>
      )}
      <More list={found} failed={t('invitations.moreFailed')} />
      <InviteDialog organization={organization} opened={search.dialog === 'invite'} onClose={() => open()} />
      <ImportDialog organization={organization} opened={search.dialog === 'import'} onClose={() => open()} />
    </>
  );
}
