import { Button, Divider, PasswordInput, Stack, Text } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, type ProofMethod, stepUp } from '@/lib/api/index.ts';
import { PasskeyDeclined, passkeysSupported, signWithPasskey } from '@/lib/webauthn.ts';
import { Dialog } from './Dialog.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

interface Props {
  methods: ProofMethod[];
  onClose: (proven: boolean) => void;
}

/** Asks for the password or a passkey, and leads back to what was begun. */
export function StepUpDialog({ methods, onClose }: Props) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const byPassword = useMutation({
    mutationFn: () => stepUp.byPassword(password),
    onSuccess: () => onClose(true),
  });
  const byPasskey = useMutation({
    mutationFn: async () => stepUp.byPasskey(await signWithPasskey(await stepUp.options())),
    onSuccess: () => onClose(true),
  });
  const wrong = byPassword.error instanceof ProblemError && byPassword.error.slug === 'wrong-credentials';
  const declined = byPasskey.error instanceof PasskeyDeclined;
  const failed = (wrong ? null : byPassword.error) ?? (declined ? null : byPasskey.error);
  const withPasskey = methods.includes('passkey') && passkeysSupported();
  const withPassword = methods.includes('password');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    byPassword.mutate();
  };

  return (
    <Dialog opened onClose={() => onClose(false)} title={t('stepUp.title')} size="sm" zIndex={250}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('stepUp.text')}
        </Text>
        {withPasskey && (
          <Button
            variant={withPassword ? 'default' : 'filled'}
            leftSection={<IconFingerprint size={18} stroke={1.75} />}
            loading={byPasskey.isPending}
            onClick={() => byPasskey.mutate()}
          >
            {t('stepUp.passkey')}
          </Button>
        )}
        {declined && (
          <Text size="sm" role="alert">
            {t('stepUp.declined')}
          </Text>
        )}
        {withPasskey && withPassword && <Divider label={t('stepUp.or')} />}
        {withPassword && (
          <form onSubmit={submit}>
            <Stack gap="md">
              <PasswordInput
                label={t('stepUp.password')}
                autoComplete="current-password"
                required
                withAsterisk={false}
                data-autofocus
                value={password}
                onChange={(event) => setPassword(event.currentTarget.value)}
                error={wrong && t('stepUp.wrong')}
                visibilityToggleButtonProps={{ 'aria-label': t('action.showPassword') }}
              />
              <Button type="submit" loading={byPassword.isPending}>
                {t('stepUp.confirm')}
              </Button>
            </Stack>
          </form>
        )}
        {!withPasskey && !withPassword && (
          <Text size="sm" role="alert">
            {t('stepUp.noWay')}
          </Text>
        )}
        {failed && (
          <ProblemNotice
            title={t('stepUp.failed')}
            error={failed}
            consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unchanged') }}
          />
        )}
      </Stack>
    </Dialog>
  );
}
