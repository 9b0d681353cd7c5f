import { Button, Group, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { type Membership, type OrganizationRole, ProblemError } from '@/lib/api/index.ts';
import { SentLink } from './LinkDialog.tsx';
import { useInvite } from './queries.ts';

interface Props {
  organization: Membership;
  opened: boolean;
  onClose: () => void;
}

/** Asks one person to join; the link that lets them in is shown once. */
export function InviteDialog({ organization, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<OrganizationRole>('member');
  const invite = useInvite(organization.id);
  const words = { organization: organization.displayName };
  // Only an owner makes owners.
  const roles: OrganizationRole[] =
    organization.role === 'owner' ? ['member', 'admin', 'owner'] : ['member', 'admin'];
  const refused = invite.error instanceof ProblemError ? invite.error.fields : [];

  const again = () => {
    setEmail('');
    setRole('member');
    invite.reset();
  };
  const close = () => {
    onClose();
    again();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), role });
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={
        invite.data
          ? t('invitations.sentTitle', { email: invite.data.invitation.email })
          : t('invitations.title', words)
      }
      closeOnClickOutside={!invite.isPending}
      closeOnEscape={!invite.isPending}
    >
      {invite.data ? (
        <SentLink email={invite.data.invitation.email} link={invite.data.link} onClose={close}>
          <Button variant="default" onClick={again}>
            {t('invitations.another')}
          </Button>
        </SentLink>
      ) : (
        <Stack component="form" gap="md" onSubmit={submit}>
          <TextInput
            type="email"
            label={t('invitations.email')}
            required
            data-autofocus
            autoComplete="off"
            maxLength={254}
            value={email}
            error={refused.find(({ pointer }) => pointer === '/email')?.message}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Radio.Group
            label={t('table.role')}
            value={role}
            onChange={(next) => setRole(roles.find((each) => each === next) ?? 'member')}
          >
            <Stack gap="sm" mt="xs">
              {roles.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  label={t(`role.${each}`)}
                  description={t(`invitations.as.${each}`, words)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {invite.error && (
            <ProblemNotice
              title={t('invitations.notSent')}
              error={invite.error}
              consequence={{
                decided: t('invitations.nobodyInvited'),
                undecided: t('outcome.safeToRepeat'),
              }}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} disabled={invite.isPending}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={invite.isPending}>
              {t('invitations.send')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
