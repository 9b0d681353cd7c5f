import { Alert, Badge, Button, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { IconMail, IconMailExclamation } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { me } from '@/lib/api/index.ts';
import { meQuery, useMyAct } from '@/lib/me.ts';

/** The address of e-mail: confirmed or not yet, and how it becomes another. */
export function Email() {
  const { t } = useTranslation();
  const { data: known } = useQuery(meQuery);
  const [changing, setChanging] = useState(false);
  const sendAgain = useMyAct(me.sendVerification);
  const cancel = useMyAct(me.cancelEmail);

  return (
    <Section title={t('email.title')} text={t('email.text')}>
      {!known ? (
        <Skeleton h={72} />
      ) : (
        <Stack gap="md" align="flex-start">
          <Group gap="sm">
            <Text style={{ overflowWrap: 'anywhere' }} fw={550}>
              {known.email}
            </Text>
            <Badge color={known.emailVerified ? 'teal' : 'orange'}>
              {t(known.emailVerified ? 'email.confirmed' : 'email.unconfirmed')}
            </Badge>
          </Group>
          {!known.emailVerified && (
            <Alert
              color="orange"
              icon={<IconMailExclamation size={20} stroke={1.75} />}
              title={t('email.confirmTitle')}
            >
              <Text size="sm" mb="sm">
                {t('email.confirmText', { email: known.email })}
              </Text>
              <Button
                size="xs"
                variant="default"
                loading={sendAgain.isPending}
                onClick={() =>
                  sendAgain.mutate(undefined, {
                    onSuccess: () => toast(t('email.sent', { email: known.email })),
                  })
                }
              >
                {t('email.sendAgain')}
              </Button>
            </Alert>
          )}
          {known.pendingEmail && (
            <Alert color="blue" icon={<IconMail size={20} stroke={1.75} />} title={t('email.pendingTitle')}>
              <Text size="sm" mb="sm" style={{ overflowWrap: 'anywhere' }}>
                {t('email.pendingText', { email: known.pendingEmail, old: known.email })}
              </Text>
              <Button
                size="xs"
                variant="default"
                loading={cancel.isPending}
                onClick={() => cancel.mutate(undefined, { onSuccess: () => toast(t('email.cancelled')) })}
              >
                {t('email.cancel')}
              </Button>
            </Alert>
          )}
          <Failure title={t('email.failed')} error={sendAgain.error ?? cancel.error} />
          {changing ? (
            <EmailForm onDone={() => setChanging(false)} />
          ) : (
            <Button variant="default" onClick={() => setChanging(true)}>
              {t('email.change')}
            </Button>
          )}
        </Stack>
      )}
    </Section>
  );
}

function EmailForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const change = useMyAct(me.changeEmail);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(email.trim(), {
      onSuccess: () => {
        onDone();
        toast(t('email.sent', { email: email.trim() }));
      },
    });
  };
  return (
    <form onSubmit={submit} style={{ width: '100%' }}>
      <Stack gap="md" maw={420}>
        <TextInput
          label={t('email.new')}
          description={t('email.newText')}
          type="email"
          autoComplete="email"
          required
          withAsterisk={false}
          maxLength={254}
          autoFocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={mistakeIn(change.error, '/email')}
        />
        <Failure title={t('email.failed')} error={change.error} />
        <Group gap="xs">
          <Button type="submit" loading={change.isPending}>
            {t('email.send')}
          </Button>
          <Button variant="default" onClick={onDone} disabled={change.isPending}>
            {t('action.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
