import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import { type Membership, ProblemError } from '@/lib/api/index.ts';
import { canAdminister } from '@/lib/session.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import type { PanelProps } from './OrganizationPage.tsx';
import { useCloseOrganization, useRename } from './queries.ts';

interface Props extends Pick<PanelProps, 'search' | 'onSearch'> {
  organization: Membership;
}

/** Its name, the way out of it, and its end. */
export function Settings({ organization, search, onSearch }: Props) {
  const { t } = useTranslation();
  const open = (dialog?: string) => onSearch({ dialog });
  const words = { organization: organization.displayName };
  return (
    <Stack gap="md" maw="44rem">
      {canAdminister(organization) && <Rename key={organization.displayName} organization={organization} />}
      <Act title={t('leave.heading', words)} text={t('leave.text')}>
        <Button variant="default" onClick={() => open('leave')}>
          {t('leave.menu')}
        </Button>
      </Act>
      {organization.role === 'owner' && (
        <Act title={t('close.heading')} text={t('close.text', words)}>
          <Button color="red" variant="outline" onClick={() => open('close')}>
            {t('close.open')}
          </Button>
        </Act>
      )}
      <LeaveDialog organization={organization} opened={search.dialog === 'leave'} onClose={() => open()} />
      {organization.role === 'owner' && (
        <CloseDialog organization={organization} opened={search.dialog === 'close'} onClose={() => open()} />
      )}
    </Stack>
  );
}

function Act({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Card>
      <Group justify="space-between" gap="md">
        <div style={{ flex: '1 1 16rem', minWidth: 0 }}>
          <Title order={2} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          <Text size="sm" c="dimmed" mt={4}>
            {text}
          </Text>
        </div>
        {children}
      </Group>
    </Card>
  );
}

function Rename({ organization }: { organization: Membership }) {
  const { t } = useTranslation();
  const [displayName, setDisplayName] = useState(organization.displayName);
  const rename = useRename(organization.id);
  const refused = rename.error instanceof ProblemError ? rename.error.fields : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    rename.mutate(displayName.trim(), { onSuccess: () => toast(t('rename.done')) });
  };
  return (
    <Card component="form" onSubmit={submit}>
      <Title order={2} mb="md">
        {t('rename.heading')}
      </Title>
      <Stack gap="md">
        <TextInput
          label={t('organization.displayName')}
          description={t('rename.hint')}
          required
          maxLength={80}
          value={displayName}
          error={refused.find(({ pointer }) => pointer === '/displayName')?.message}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
        />
        <TextInput
          label={t('organization.slug')}
          description={t('rename.slugHint')}
          readOnly
          value={organization.name}
        />
        {rename.error && (
          <ProblemNotice
            title={t('rename.failed')}
            error={rename.error}
            consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unknown') }}
          />
        )}
        <Group justify="flex-end">
          <Button
            type="submit"
            loading={rename.isPending}
            disabled={displayName.trim() === '' || displayName.trim() === organization.displayName}
          >
            {t('action.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

interface CloseProps {
  organization: Membership;
  opened: boolean;
  onClose: () => void;
}

/** Ends an organization, once its name has been typed. */
function CloseDialog({ organization, opened, onClose }: CloseProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const end = useCloseOrganization(organization.id);
  const words = { organization: organization.displayName };
  const close = () => {
    onClose();
    setTyped('');
    end.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    end.mutate(typed.trim(), { onSuccess: () => toast(t('close.done', words)) });
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('close.title', words)}
      closeOnClickOutside={!end.isPending}
      closeOnEscape={!end.isPending}
    >
      <Stack component="form" gap="md" onSubmit={submit}>
        <ul style={{ margin: 0, paddingInlineStart: '1.25rem' }}>
          {(['first', 'second', 'third'] as const).map((each) => (
            <Text component="li" size="sm" key={each} mb={6}>
              {t(`close.${each}`, words)}
            </Text>
          ))}
        </ul>
        <TextInput
          label={t('close.type', words)}
          data-autofocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {end.error && (
          <ProblemNotice
            title={t('close.failed', words)}
            error={end.error}
            consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unknown') }}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={end.isPending}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            color="red.9"
            loading={end.isPending}
            disabled={typed.trim() !== organization.displayName}
          >
            {t('close.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
