import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { toast } from '@/components/toasts.tsx';
import { useAddPerson } from './queries.ts';

interface Props {
  onClose: () => void;
}

/** Makes an account for somebody, with a first password that the operator hands over. */
export function AddPersonDialog({ onClose }: Props) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState({ name: '', email: '', password: '' });
  const add = useAddPerson();
  const set = (change: Partial<typeof wanted>) => setWanted((known) => ({ ...known, ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { ...wanted, name: wanted.name.trim(), email: wanted.email.trim() },
      {
        onSuccess: ({ name }) => {
          onClose();
          toast(t('people.added', { name }));
        },
      },
    );
  };

  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('people.addTitle')}
      size="md"
      closeOnClickOutside={false}
      closeOnEscape={!add.isPending}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm" c="dimmed">
            {t('people.addText')}
          </Text>
          <TextInput
            label={t('people.name')}
            required
            withAsterisk={false}
            data-autofocus
            maxLength={80}
            autoComplete="off"
            value={wanted.name}
            error={mistakeIn(add.error, '/name')}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            type="email"
            label={t('people.email')}
            required
            withAsterisk={false}
            maxLength={254}
            autoComplete="off"
            value={wanted.email}
            error={mistakeIn(add.error, '/email')}
            onChange={(event) => set({ email: event.currentTarget.value })}
          />
          <PasswordInput
            label={t('people.password')}
            description={t('people.passwordText')}
            required
            withAsterisk={false}
            autoComplete="new-password"
            value={wanted.password}
            error={mistakeIn(add.error, '/password')}
            onChange={(event) => set({ password: event.currentTarget.value })}
            visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
          />
          <Failure title={t('people.notAdded')} error={add.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={add.isPending}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {t('people.addConfirm')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
