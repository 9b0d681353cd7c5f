import { ActionIcon, Badge, type MantineColor, Menu } from '@mantine/core';
import { IconDots, IconSend, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { toast } from '@/components/toasts.tsx';
import type { Invitation, InvitationState, Membership } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import classes from './Invitations.module.css';
import { LinkDialog } from './LinkDialog.tsx';
import { useResend, useRevoke } from './queries.ts';

const colors: Record<InvitationState, MantineColor> = {
  pending: 'blue',
  accepted: 'teal',
  expired: 'gray',
  revoked: 'gray',
};

interface Props {
  invitation: Invitation;
  organization: Membership;
}

export function InvitationRow({ invitation, organization }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState<'resend' | 'revoke' | null>(null);
  const resend = useResend(organization.id);
  const revoke = useRevoke(organization.id);
  const { email, role, state, invitedBy, sentAt, expiresAt } = invitation;
  const words = { email, organization: organization.displayName };
  const close = () => {
    setAsking(null);
    resend.reset();
    revoke.reset();
  };
  // Only an owner makes owners.
  const mayResend = state !== 'accepted' && (role !== 'owner' || organization.role === 'owner');

  return (
    <li className={classes.row}>
      <div className={classes.who}>
        <div className={classes.email}>{email}</div>
        <div className={classes.facts}>
          {t('invitations.facts', { role: t(`role.${role}`), name: invitedBy.name })}
        </div>
      </div>
      <Badge color={colors[state]}>{t(`invitations.state.${state}`)}</Badge>
      <div className={classes.facts}>
        {t(state === 'pending' ? 'invitations.open' : 'invitations.sent', {
          sent: format.date(sentAt),
          expires: format.date(expiresAt),
        })}
      </div>
      {mayResend ? (
        <Menu position="bottom-end" width={210} shadow="md" radius="md">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size={34} aria-label={t('invitations.actions', words)}>
              <IconDots size={18} stroke={1.75} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconSend size={16} stroke={1.75} />} onClick={() => setAsking('resend')}>
              {t('invitations.resend')}
            </Menu.Item>
            {state === 'pending' && (
              <Menu.Item
                c="var(--mantine-color-error)"
                leftSection={<IconX size={16} stroke={1.75} />}
                onClick={() => setAsking('revoke')}
              >
                {t('invitations.revoke')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <span />
      )}
      <Confirm
        opened={asking === 'resend' && !resend.data}
        onClose={close}
        title={t('invitations.resendTitle', words)}
        consequences={[t('invitations.resendFirst', words), t('invitations.resendSecond')]}
        confirm={t('invitations.resend')}
        act={{
          isPending: resend.isPending,
          error: resend.error,
          run: () => resend.mutate(invitation.id),
        }}
        failed={{
          title: t('invitations.resendFailed', words),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
      <LinkDialog
        email={email}
        link={resend.data?.link ?? ''}
        opened={asking === 'resend' && resend.data !== undefined}
        onClose={close}
      />
      <Confirm
        opened={asking === 'revoke'}
        onClose={close}
        title={t('invitations.revokeTitle', words)}
        consequences={[t('invitations.revokeFirst', words)]}
        confirm={t('invitations.revoke')}
        color="red.9"
        act={{
          isPending: revoke.isPending,
          error: revoke.error,
          run: () =>
            revoke.mutate(invitation.id, {
              onSuccess: () => {
                close();
                toast(t('invitations.revoked', words));
              },
            }),
        }}
        failed={{
          title: t('invitations.revokeFailed', words),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </li>
  );
}
