import { Badge, Button, Skeleton, Text } from '@mantine/core';
import { IconFingerprint, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { type Passkey, passkeys } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { meQuery } from '@/lib/me.ts';
import { passkeysSupported } from '@/lib/webauthn.ts';
import classes from './List.module.css';
import { PasskeyDialog } from './PasskeyDialog.tsx';
import { passkeysQuery, useOwnAct } from './queries.ts';

/** Passkeys: what signs one in without a password. */
export function Passkeys() {
  const { t } = useTranslation();
  const found = useQuery(passkeysQuery);
  const { data: me } = useQuery(meQuery);
  const [naming, setNaming] = useState<Passkey | 'new' | null>(null);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const remove = useOwnAct(passkeys.remove);
  const supported = passkeysSupported();
  const stopRemoving = () => {
    setRemoving(null);
    remove.reset();
  };

  return (
    <Section title={t('passkeys.title')} text={t('passkeys.text')}>
      {found.isError ? (
        <ProblemNotice
          title={t('passkeys.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={56} />
      ) : found.data.length === 0 ? (
        <Text size="sm">{t('passkeys.none')}</Text>
      ) : (
        <ul className={classes.list}>
          {found.data.map((passkey) => (
            <li key={passkey.id} className={classes.item}>
              <span className={classes.icon} aria-hidden>
                <IconFingerprint size={20} stroke={1.6} />
              </span>
              <div>
                <div className={classes.name}>
                  {passkey.name}
                  {passkey.synced && (
                    <Badge color="gray" size="sm">
                      {t('passkeys.synced')}
                    </Badge>
                  )}
                </div>
                <PasskeyFacts passkey={passkey} />
              </div>
              <div className={classes.acts}>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('passkeys.renameOne', { name: passkey.name })}
                  onClick={() => setNaming(passkey)}
                >
                  {t('passkeys.rename')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('passkeys.removeOne', { name: passkey.name })}
                  onClick={() => setRemoving(passkey)}
                >
                  {t('passkeys.remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {supported ? (
        <Button
          mt="md"
          leftSection={<IconPlus size={16} stroke={2} />}
          variant={found.data?.length ? 'default' : 'filled'}
          onClick={() => setNaming('new')}
        >
          {t('passkeys.add')}
        </Button>
      ) : (
        <Text size="sm" c="dimmed" mt="md">
          {t('passkeys.unsupported')}
        </Text>
      )}
      {naming && <PasskeyDialog passkey={naming === 'new' ? null : naming} onClose={() => setNaming(null)} />}
      <Confirm
        opened={removing !== null}
        onClose={stopRemoving}
        title={t('passkeys.removeTitle', { name: removing?.name })}
        consequences={[
          t('passkeys.removeFirst'),
          t(
            me?.hasPassword || (found.data?.length ?? 0) > 1
              ? 'passkeys.removeSecond'
              : 'passkeys.removeLast',
          ),
        ]}
        confirm={t('passkeys.remove')}
        color="red.9"
        act={{
          isPending: remove.isPending,
          error: remove.error,
          run: () =>
            removing &&
            remove.mutate(removing.id, {
              onSuccess: () => {
                stopRemoving();
                toast(t('passkeys.removed'));
              },
            }),
        }}
        failed={{
          title: t('passkeys.removeFailed'),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </Section>
  );
}

function PasskeyFacts({ passkey: { createdAt, lastUsedAt } }: { passkey: Passkey }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className={classes.facts}>
      {t('passkeys.added', { date: format.date(createdAt) })}
      {' · '}
      {lastUsedAt ? t('passkeys.used', { date: format.date(lastUsedAt) }) : t('passkeys.unused')}
    </p>
  );
}
