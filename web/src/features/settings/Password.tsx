import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { me } from '@/lib/api/index.ts';
import { meQuery, useMyAct } from '@/lib/me.ts';

/** Sets a password, or another one; the server asks for the old one first if that was long ago. */
export function Password() {
  const { t } = useTranslation();
  const { data: known } = useQuery(meQuery);
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [compared, setCompared] = useState(false);
  const change = useMyAct(me.changePassword);
  const differs = compared && again !== password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setCompared(true);
    if (again !== password) return;
    change.mutate(password, {
      onSuccess: () => {
        setPassword('');
        setAgain('');
        setCompared(false);
        toast(t('password.changed'));
      },
    });
  };
  const shown = { 'aria-label': t('action.showPassword') };

  return (
    <Section
      title={t('password.title')}
      text={t(known?.hasPassword === false ? 'password.noneText' : 'password.text')}
    >
      <form onSubmit={submit}>
        <Stack gap="md" maw={420}>
          <input type="hidden" autoComplete="username" value={known?.email ?? ''} readOnly />
          <PasswordInput
            label={t('password.new')}
            description={t('password.rule')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={mistakeIn(change.error, '/password')}
            visibilityToggleButtonProps={shown}
          />
          <PasswordInput
            label={t('password.again')}
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={again}
            onChange={(event) => setAgain(event.currentTarget.value)}
            error={differs && t('password.differs')}
            visibilityToggleButtonProps={shown}
          />
          <Failure title={t('password.failed')} error={change.error} />
          <Group>
            <Button type="submit" loading={change.isPending}>
              {t('password.change')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Section>
  );
}
