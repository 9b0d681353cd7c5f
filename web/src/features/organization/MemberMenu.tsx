import { ActionIcon, Menu } from '@mantine/core';
import { IconCheck, IconDots, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { toast } from '@/components/toasts.tsx';
import type { Member, Membership, OrganizationRole } from '@/lib/api/index.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { useChangeRole, useRemoveMember } from './queries.ts';

interface Props {
  member: Member;
  /** Whether it is the one who looks: who leaves does so themselves. */
  me: boolean;
  organization: Membership;
}

const roles: OrganizationRole[] = ['member', 'admin', 'owner'];

/** Changes what a person may do here, or removes them; each asks first. */
export function MemberMenu({ member, me, organization }: Props) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<OrganizationRole | 'removed' | 'left' | null>(null);
  const changeRole = useChangeRole(organization.id);
  const remove = useRemoveMember(organization.id);
  const words = { name: member.name, organization: organization.displayName };
  const role = wanted === 'removed' || wanted === 'left' ? null : wanted;

  const close = () => {
    setWanted(null);
    changeRole.reset();
    remove.reset();
  };
  const done = (message: string) => ({
    onSuccess: () => {
      close();
      toast(message);
    },
  });
  // Only an owner makes owners, or takes that away again.
  const mayOwn = organization.role === 'owner';
  const fixed = member.role === 'owner' && !mayOwn;

  return (
    <>
      <Menu position="bottom-end" width={230} shadow="md" radius="md">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={34}
            disabled={fixed}
            aria-label={t('members.actions', words)}
          >
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('table.role')}</Menu.Label>
          {roles
            .filter((each) => each !== 'owner' || mayOwn)
            .map((each) => (
              <Menu.Item
                key={each}
                aria-current={each === member.role || undefined}
                rightSection={each === member.role ? <IconCheck size={16} /> : null}
                onClick={() => each !== member.role && setWanted(each)}
              >
                {t(`role.${each}`)}
              </Menu.Item>
            ))}
          <Menu.Divider />
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconUserMinus size={16} stroke={1.75} />}
            onClick={() => setWanted(me ? 'left' : 'removed')}
          >
            {t(me ? 'leave.menu' : 'members.remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirm
        opened={role !== null}
        onClose={close}
        title={role ? t('members.roleTitle', { ...words, role: t(`asRole.${role}`) }) : ''}
        consequences={role ? [t(`members.may.${role}`, words)] : []}
        confirm={t('members.roleConfirm')}
        act={{
          isPending: changeRole.isPending,
          error: changeRole.error,
          run: () =>
            role &&
            changeRole.mutate(
              { accountId: member.accountId, role },
              done(t('members.roleDone', { ...words, role: t(`asRole.${role}`) })),
            ),
        }}
        failed={{
          title: t('members.roleFailed', words),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
      <LeaveDialog organization={organization} opened={wanted === 'left'} onClose={close} />
      <Confirm
        opened={wanted === 'removed'}
        onClose={close}
        title={t('members.removeTitle', words)}
        consequences={[
          t('members.removeFirst', words),
          t('members.removeSecond', words),
          t('members.removeThird', words),
        ]}
        confirm={t('members.removeConfirm')}
        color="red.9"
        act={{
          isPending: remove.isPending,
          error: remove.error,
          run: () => remove.mutate(member.accountId, done(t('members.removeDone', words))),
        }}
        failed={{
          title: t('members.removeFailed', words),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </>
  );
}
