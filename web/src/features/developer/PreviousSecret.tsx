import { Alert, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { toast } from '@/components/toasts.tsx';
import { When } from '@/components/When.tsx';
import { useDeveloperAct } from './queries.ts';

interface Props {
  words: 'client' | 'webhook';
  app: string;
  /** How long the secret of before counts too; nothing is shown when it does not any more. */
  until: string | null;
  end: () => Promise<unknown>;
}

/** Until when two secrets count, and the way to end the old one at once. */
export function PreviousSecret({ words, app, until, end }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const ending = useDeveloperAct(async () => {
    await end();
    setAsking(false);
    toast(t('ownCredentials.end.done'));
  });
  if (!until) return null;
  return (
    <>
      <Alert color="blue" variant="outline" radius="md" w="100%">
        <Text size="sm" mb="xs">
          {t(`ownCredentials.previous.${words}`)} <When at={until} exact />
        </Text>
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          {t(`ownCredentials.end.${words}.open`)}
        </Button>
      </Alert>
      <Confirm
        opened={asking}
        onClose={() => {
          setAsking(false);
          ending.reset();
        }}
        title={t(`ownCredentials.end.${words}.title`)}
        consequences={[
          t(`ownCredentials.end.${words}.first`, { app }),
          t(`ownCredentials.end.${words}.second`, { app }),
        ]}
        confirm={t('ownCredentials.end.confirm')}
        color="red.9"
        act={{
          isPending: ending.isPending,
          error: ending.error,
          run: () => ending.mutate(undefined),
        }}
        failed={{
          title: t('ownCredentials.end.failed'),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </>
  );
}
