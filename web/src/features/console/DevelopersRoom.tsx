import { Button, Card, Group, Radio, Skeleton, Stack, Text, Title } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmailText } from '@/components/EmailText.tsx';
import { Empty } from '@/components/Empty.tsx';
import { Failure } from '@/components/Failure.tsx';
import { Moment } from '@/components/Moment.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { ReasonDialog } from '@/components/ReasonDialog.tsx';
import { toast } from '@/components/toasts.tsx';
import type { PlatformSettings } from '@/lib/api/index.ts';
import { developerRequests, type WaitingDeveloper } from '@/lib/api/publishing.ts';
import classes from './Developers.module.css';
import { useSaveSettings } from './queries.ts';
import { SettingsForm, SettingsSection } from './SettingsForm.tsx';

const waitingQuery = queryOptions({
  queryKey: ['console', 'developers'],
  queryFn: ({ signal }) => developerRequests.waiting({ signal }),
});

function useDecision<Wanted>(decide: (wanted: Wanted) => Promise<void>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: decide,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['console'] }),
  });
}

/** Who may register integrations: everybody who wants to, or whom the operators let. */
export function DevelopersRoom() {
  const { t } = useTranslation();
  return (
    <>
      <SettingsSection title={t('developers.title')} text={t('developers.whoText')}>
        {(settings, reload) => <Way settings={settings} onReload={reload} />}
      </SettingsSection>
      <Waiting />
    </>
  );
}

const ways = ['open', 'approval'] as const;

function Way({ settings, onReload }: { settings: PlatformSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const [way, setWay] = useState(settings.developers);
  const save = useSaveSettings(settings);
  return (
    <SettingsForm
      act={save}
      onReload={onReload}
      onSave={() => save.mutate({ developers: way }, { onSuccess: () => toast(t('console.saved')) })}
    >
      <Radio.Group
        label={t('developers.who')}
        value={way}
        onChange={(chosen) => setWay(ways.find((each) => each === chosen) ?? way)}
      >
        <Stack gap="sm" mt="sm">
          {ways.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`developers.way.${each}`)}
              description={t(`developers.wayText.${each}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
    </SettingsForm>
  );
}

/** Who asked to become a developer; one of the operators answers. */
function Waiting() {
  const { t } = useTranslation();
  const found = useQuery(waitingQuery);
  const [denying, setDenying] = useState<WaitingDeveloper | null>(null);
  const approve = useDecision(async ({ id, name }: WaitingDeveloper) => {
    await developerRequests.approve(id);
    toast(t('developers.approved', { name }));
  });
  return (
    <section aria-labelledby="developers">
      <Title order={2} id="developers" mb={4}>
        {t('developers.waiting')}
      </Title>
      <Text size="sm" c="dimmed" mb="md">
        {t('developers.text')}
      </Text>
      <Failure title={t('developers.notApproved')} error={approve.error} />
      {found.isError && !found.data ? (
        <ProblemNotice
          title={t('developers.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={200} radius="lg" />
      ) : found.data.length === 0 ? (
        <Card>
          <Empty order={3} title={t('developers.none')} text={t('developers.noneText')} />
        </Card>
      ) : (
        <Card p={0} component="ul" className={classes.people}>
          {found.data.map((person) => (
            <li key={person.id} className={classes.person}>
              <div style={{ minWidth: 0 }}>
                <Text fw={560} size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {person.name}
                </Text>
                <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                  <EmailText address={person.email} /> · <Moment at={person.askedAt} />
                </Text>
              </div>
              <Group gap="xs">
                <Button
                  size="compact-sm"
                  loading={approve.isPending && approve.variables?.id === person.id}
                  aria-label={t('developers.approveOne', { name: person.name })}
                  onClick={() => approve.mutate(person)}
                >
                  {t('developers.approve')}
                </Button>
                <Button
                  size="compact-sm"
                  variant="default"
                  aria-label={t('developers.denyOne', { name: person.name })}
                  onClick={() => setDenying(person)}
                >
                  {t('developers.deny')}
                </Button>
              </Group>
            </li>
          ))}
        </Card>
      )}
      {denying && <DenyDialog person={denying} onClose={() => setDenying(null)} />}
    </section>
  );
}

function DenyDialog({ person, onClose }: { person: WaitingDeveloper; onClose: () => void }) {
  const { t } = useTranslation();
  const deny = useDecision(async (reason: string) => {
    await developerRequests.deny(person.id, reason);
    toast(t('developers.denied', { name: person.name }));
    onClose();
  });
  return (
    <ReasonDialog
      title={t('developers.denyTitle', { name: person.name })}
      label={t('developers.reason')}
      description={t('developers.reasonText', { name: person.name })}
      confirm={t('developers.deny')}
      failed={t('developers.notDenied')}
      act={{ isPending: deny.isPending, error: deny.error, run: deny.mutate }}
      onClose={onClose}
    />
  );
}
