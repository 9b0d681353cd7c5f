import { Button, Checkbox, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskingBanner } from '@/components/AskingBanner.tsx';
import { Connections } from '@/components/Connections.tsx';
import { Dialog } from '@/components/Dialog.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import type { AskedConsent, Installation } from '@/lib/api/index.ts';
import { useFormat } from '@/lib/format.ts';
import { useAgree, useAskedConsent } from './queries.ts';

interface Props {
  installation: Installation;
  organization: string;
}

/** A new version of an organization's app asks for more: what that is, and an admin's answer. */
export function AsksForMore({ installation, organization }: Props) {
  const { t } = useTranslation();
  const { data } = useAskedConsent(installation);
  const [reading, setReading] = useState(false);
  if (!data?.waiting) return null;
  const words = { app: installation.integration.displayName, organization };

  return (
    <>
      <AskingBanner
        title={t('asks.title', words)}
        text={t('asks.text', { ...words, version: data.installedVersion })}
        scopes={data.scopes}
        connections={data.connections}
        optional={t('asks.optional')}
        action={(className) => (
          <Button size="xs" className={className} onClick={() => setReading(true)}>
            {t('asks.review')}
          </Button>
        )}
      />
      <Answer
        asked={data}
        installation={installation}
        organization={organization}
        opened={reading}
        onClose={() => setReading(false)}
      />
    </>
  );
}

interface AnswerProps extends Props {
  asked: AskedConsent;
  opened: boolean;
  onClose: () => void;
}

function Answer({ asked, installation, organization, opened, onClose }: AnswerProps) {
  const { t } = useTranslation();
  const agree = useAgree(installation.id);
  const [given, setGiven] = useState<string[]>([]);
  const words = {
    app: installation.integration.displayName,
    organization,
    version: asked.newVersion,
  };
  const format = useFormat();
  const added = asked.connections.filter((each) => each.new).map(({ domain }) => domain);
  const close = () => {
    agree.reset();
    onClose();
  };
  const run = () =>
    agree.mutate(
      {
        version: asked.version ?? '',
        scopes: asked.scopes
          .filter(({ scope, optional }) => !optional || given.includes(scope))
          .map(({ scope }) => scope),
      },
      {
        onSuccess: () => {
          toast(t('asks.done', words));
          close();
        },
      },
    );

  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('asks.dialog', words)}
      size="lg"
      closeOnClickOutside={!agree.isPending}
      closeOnEscape={!agree.isPending}
    >
      <Stack gap="md">
        <Text size="sm">{t('asks.may', words)}</Text>
        <List size="sm" spacing={6}>
          {asked.scopes
            .filter(({ optional }) => !optional)
            .map(({ scope, sentence, purpose, new: isNew }) => (
              <List.Item key={scope}>
                {sentence} {isNew && <strong>{t('asks.new')}</strong>}
                {purpose && (
                  <Text size="sm" c="dimmed">
                    {purpose}
                  </Text>
                )}
              </List.Item>
            ))}
        </List>
        <Connections domains={asked.connections.map(({ domain }) => domain)} />
        {added.length > 0 && (
          <Text size="sm">
            <strong>{t('asks.new')}</strong> {format.list(added)}
          </Text>
        )}
        {asked.scopes
          .filter(({ optional }) => optional)
          .map(({ scope, sentence, purpose }) => (
            <Checkbox
              key={scope}
              label={sentence}
              description={purpose ?? undefined}
              checked={given.includes(scope)}
              onChange={({ currentTarget: { checked } }) =>
                setGiven((all) => (checked ? [...all, scope] : all.filter((each) => each !== scope)))
              }
            />
          ))}
        {asked.changes.some(({ weight }) => weight !== 'consent') && (
          <div>
            <Text size="sm" fw={600} mb={4}>
              {t('asks.changes')}
            </Text>
            <List size="sm" spacing={4}>
              {asked.changes
                .filter(({ weight }) => weight !== 'consent')
                .map(({ key, text }) => (
                  <List.Item key={`${key} ${text}`}>{text}</List.Item>
                ))}
            </List>
          </div>
        )}
        {agree.error && (
          <ProblemNotice
            title={t('asks.failed', words)}
            error={agree.error}
            consequence={{ decided: t('asks.unchanged'), undecided: t('asks.unknown') }}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={agree.isPending} data-autofocus>
            {t('asks.later')}
          </Button>
          <Button onClick={run} loading={agree.isPending}>
            {t('asks.agree', words)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
