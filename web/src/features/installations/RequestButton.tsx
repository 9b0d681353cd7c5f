import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import type { Listing } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { requestsQuery, useAskForApp, useWithdraw } from './requests.ts';

interface Props {
  listing: Listing;
  organization: { id: string; displayName: string };
}

/** For people who may not install: asks those who may. */
export function RequestButton({ listing, organization }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const [message, setMessage] = useState('');
  const mine = useInfiniteQuery(requestsQuery(organization.id, { integration: listing.name }));
  const ask = useAskForApp();
  const withdraw = useWithdraw();
  const words = { app: listing.displayName, organization: organization.displayName };
  const last = mine.data?.pages[0]?.requests[0];

  const close = () => {
    setAsking(false);
    ask.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(
      {
        integration: listing.name,
        organizationId: organization.id,
        ...(message.trim() && { message: message.trim() }),
      },
      {
        onSuccess: () => {
          close();
          setMessage('');
          toast(t('requests.sent', words));
        },
      },
    );
  };
  if (last?.state === 'open') {
    return (
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('requests.youAsked', { at: format.date(last.requestedAt) })}</Text>
        <Button
          size="xs"
          variant="default"
          loading={withdraw.isPending}
          onClick={() =>
            withdraw.mutate(last.id, {
              onSuccess: () => toast(t('requests.withdrawn')),
              onError: () => toast(t('requests.notWithdrawn'), { failed: true }),
            })
          }
        >
          {t('requests.withdraw')}
        </Button>
      </Stack>
    );
  }
  return (
    <>
      {last?.state === 'denied' && (
        <Text size="sm">
          {t('requests.wasDenied', { name: last.answeredBy?.name ?? '', reason: last.answer ?? '' })}
        </Text>
      )}
      <Button variant="default" fullWidth disabled={mine.isPending} onClick={() => setAsking(true)}>
        {t('requests.ask')}
      </Button>
      <Dialog opened={asking} onClose={close} title={t('requests.askTitle', words)}>
        <Stack component="form" gap="md" onSubmit={submit}>
          <Text size="sm">{t('requests.askText', words)}</Text>
          <Textarea
            label={t('requests.message')}
            description={t('requests.messageHint')}
            data-autofocus
            autosize
            minRows={3}
            maxRows={8}
            maxLength={500}
            value={message}
            onChange={(event) => setMessage(event.currentTarget.value)}
          />
          {ask.error && (
            <ProblemNotice
              title={t('requests.notSent')}
              error={ask.error}
              consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.safeToRepeat') }}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} disabled={ask.isPending}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={ask.isPending}>
              {t('requests.send')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
