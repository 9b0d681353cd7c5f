import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { sandbox, type TestMember } from '@/lib/api/sandbox.ts';
import { useEnter, useSandboxAct } from './sandboxQueries.ts';

interface Props {
  publisher: string;
  members: TestMember[];
}

const roles = ['owner', 'admin', 'member'] as const;
const most = 10;

export function SandboxMembers({ publisher, members }: Props) {
  const { t } = useTranslation();
  const enter = useEnter();
  const remove = useSandboxAct(sandbox.remove);
  return (
    <Stack gap="md">
      {members.length === 0 && (
        <div>
          <Text fw={600}>{t('sandbox.none')}</Text>
          <Text c="dimmed">{t('sandbox.noneText')}</Text>
        </div>
      )}
      {members.map((each) => (
        <Group key={each.id} justify="space-between" gap="sm" wrap="nowrap">
          <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            <Text fw={600}>{each.name}</Text>
            <Text size="sm" c="dimmed">
              {t(`role.${each.role}`)}
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap">
            <Button
              variant="default"
              aria-label={t('sandbox.enter', { name: each.name })}
              loading={enter.isPending && enter.variables.id === each.id}
              onClick={() => enter.mutate({ id: each.id })}
            >
              {t('sandbox.signIn')}
            </Button>
            <ActionIcon
              variant="subtle"
              color="red.9"
              size="lg"
              aria-label={t('sandbox.remove', { name: each.name })}
              loading={remove.isPending && remove.variables === each.id}
              onClick={() => remove.mutate(each.id)}
            >
              <IconTrash size={18} stroke={1.75} />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      <Failure title={t('sandbox.enterFailed')} error={enter.error} />
      <Failure title={t('sandbox.removeFailed')} error={remove.error} />
      {members.length < most ? (
        <NewTestMember publisher={publisher} first={members.length === 0} />
      ) : (
        <Text c="dimmed">{t('sandbox.full')}</Text>
      )}
    </Stack>
  );
}

function NewTestMember({ publisher, first }: { publisher: string; first: boolean }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [role, setRole] = useState<TestMember['role']>(first ? 'owner' : 'member');
  const add = useSandboxAct((wanted: { name: string; role: TestMember['role'] }) =>
    sandbox.add({ organizationId: publisher, ...wanted }),
  );
  const submit = (submitted: FormEvent) => {
    submitted.preventDefault();
    add.mutate(
      { name: name.trim(), role },
      {
        onSuccess: () => {
          setName('');
          setRole('member');
        },
      },
    );
  };
  return (
    <Stack component="form" gap="sm" onSubmit={submit}>
      <Group gap="sm" align="start">
        <TextInput
          label={t('sandbox.name')}
          required
          maxLength={100}
          value={name}
          error={mistakeIn(add.error, '/name')}
          onChange={(change) => setName(change.currentTarget.value)}
        />
        <Select
          label={t('sandbox.role')}
          allowDeselect={false}
          data={roles.map((each) => ({ value: each, label: t(`role.${each}`) }))}
          value={role}
          onChange={(next) => setRole(roles.find((each) => each === next) ?? 'member')}
        />
      </Group>
      <Failure title={t('sandbox.addFailed')} error={add.error} />
      <Group>
        <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
          {t('sandbox.add')}
        </Button>
      </Group>
    </Stack>
  );
}
