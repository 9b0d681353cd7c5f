import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { toast } from '@/components/toasts.tsx';
import { type Passkey, passkeys } from '@/lib/api/index.ts';
import { newPasskey, PasskeyDeclined, PasskeyThereAlready } from '@/lib/webauthn.ts';
import { useOwnAct } from './queries.ts';

interface Props {
  /** The one to rename; none makes a new one. */
  passkey: Passkey | null;
  onClose: () => void;
}

/** Names a passkey, and makes it first when it is new. */
export function PasskeyDialog({ passkey, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(passkey?.name ?? '');
  const save = useOwnAct(async (wanted: string) => {
    if (passkey) return passkeys.rename(passkey.id, wanted);
    return passkeys.add({ name: wanted, credential: await newPasskey(await passkeys.options()) });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(name.trim(), {
      onSuccess: ({ name: saved }) => {
        onClose();
        toast(passkey ? t('settings.saved') : t('passkeys.ready', { name: saved }));
      },
    });
  };
  const hint = () => {
    if (save.error instanceof PasskeyDeclined) return t('passkeys.declined');
    if (save.error instanceof PasskeyThereAlready) return t('passkeys.thereAlready');
    return null;
  };

  return (
    <Dialog
      opened
      onClose={onClose}
      size="sm"
      title={t(passkey ? 'passkeys.renameTitle' : 'passkeys.addTitle')}
      closeOnClickOutside={!save.isPending}
      closeOnEscape={!save.isPending}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          {!passkey && (
            <Text size="sm" c="dimmed">
              {t('passkeys.addText')}
            </Text>
          )}
          <TextInput
            label={t('passkeys.name')}
            description={passkey ? undefined : t('passkeys.nameText')}
            required={passkey !== null}
            withAsterisk={false}
            maxLength={80}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            error={mistakeIn(save.error, '/name')}
          />
          {hint() ? (
            <Text size="sm" role="alert">
              {hint()}
            </Text>
          ) : (
            <Failure title={t('passkeys.notSaved')} error={save.error} />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={save.isPending}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t(passkey ? 'settings.save' : 'passkeys.continue')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
