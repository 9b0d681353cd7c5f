import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { Failure } from '@/components/Failure.tsx';
import { toast } from '@/components/toasts.tsx';
import type { PlatformPerson, PlatformRole } from '@/lib/api/index.ts';
import { useSetRoles } from './queries.ts';

const roles = ['developer', 'reviewer', 'operator'] as const satisfies PlatformRole[];
export const isRole = (word: string): word is PlatformRole => roles.some((each) => each === word);

interface Props {
  person: PlatformPerson;
  onClose: () => void;
}

/** What somebody may do for the whole marketplace, each role in words. */
export function RolesDialog({ person, onClose }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<PlatformRole[]>(person.roles.filter(isRole));
  const save = useSetRoles();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { id: person.id, roles: chosen },
      {
        onSuccess: () => {
          onClose();
          toast(t('people.saved', { name: person.name }));
        },
      },
    );
  };

  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('people.rolesOf', { name: person.name })}
      size="md"
      closeOnClickOutside={!save.isPending}
      closeOnEscape={!save.isPending}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {roles.map((role) => (
            <Checkbox
              key={role}
              label={t(`people.role.${role}`)}
              description={t(`people.roleText.${role}`)}
              checked={chosen.includes(role)}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                setChosen((known) => [...known.filter((each) => each !== role), ...(checked ? [role] : [])]);
              }}
            />
          ))}
          <Failure title={t('people.notSaved', { name: person.name })} error={save.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={save.isPending}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('console.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
