import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfigForm, showFirstMistake, useMistakes } from '@/components/ConfigForm.tsx';
import { Connections } from '@/components/Connections.tsx';
import { Permissions } from '@/components/Permissions.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Unverified } from '@/components/Unverified.tsx';
import { type AccessPolicy, type Listing, ProblemError } from '@/lib/api/index.ts';
import { defaultsOf, fieldsOf, type Mistake, mistakesOf } from '@/lib/configSchema.ts';
import { AccessChoice } from './AccessChoice.tsx';
import classes from './InstallDialog.module.css';
import type { useInstall } from './queries.ts';

interface Props {
  listing: Listing;
  organization: { id: string; displayName: string; memberCount: number };
  install: ReturnType<typeof useInstall>;
  onCancel: () => void;
}

/** For whom, with which permissions and settings. */
export function InstallForm({ listing, organization, install, onCancel }: Props) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const fields = fieldsOf(listing.configSchema);
  const [access, setAccess] = useState<AccessPolicy>('everyone');
  const [config, setConfig] = useState(() => defaultsOf(fields));
  const [address, setAddress] = useState('');
  const [found, setFound] = useState<Mistake[]>([]);
  const mistakes = useMistakes();
  const words = { app: listing.displayName, organization: organization.displayName };
  const agreed = listing.permissions.filter(({ optional }) => !optional);
  const byHand = listing.credentials === 'manual';
  const refused = install.error instanceof ProblemError ? install.error.fields : [];
  const shown = [...found, ...mistakesOf(refused)];
  const wrongAddress =
    found.find(({ pointer }) => pointer === '')?.message ??
    refused.find(({ pointer }) => pointer === '/appAddress')?.message;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wrong = mistakes(fields, config);
    if (byHand && !isAddress(address)) wrong.unshift({ pointer: '', message: t('install.addressWrong') });
    setFound(wrong);
    if (wrong.length > 0) {
      showFirstMistake(form.current);
      return;
    }
    install.mutate({
      integration: listing.name,
      organizationId: organization.id,
      access,
      ...(fields.length > 0 && { config }),
      ...(byHand && { appAddress: address.trim() }),
    });
  };

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="lg">
        <AccessChoice
          app={listing.displayName}
          organization={organization}
          chosen={access}
          onChoose={setAccess}
        />
        <section>
          <Title order={3} mb="sm">
            {t('install.permissions', words)}
          </Title>
          {agreed.length > 0 ? (
            <Permissions permissions={agreed} app={listing.displayName} />
          ) : (
            <Text size="sm">{t('listing.noPermissions', words)}</Text>
          )}
          <Connections domains={listing.connectDomains} />
          {agreed.length < listing.permissions.length && (
            <Text size="sm" c="dimmed" mt="sm">
              {t('panel.optionalNot')}
            </Text>
          )}
        </section>
        {!listing.verified && <Unverified app={listing.displayName} publisher={listing.publisher.name} />}
        {byHand && (
          <TextInput
            label={t('install.address', words)}
            description={t('install.addressHint', words)}
            inputMode="url"
            placeholder="https://wiki.example.com"
            withAsterisk
            aria-required
            value={address}
            error={wrongAddress}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
        )}
        {fields.length > 0 && (
          <section>
            <Title order={3} mb="sm">
              {t('config.title')}
            </Title>
            <ConfigForm fields={fields} config={config} onChange={setConfig} mistakes={shown} />
          </section>
        )}
        {install.error && (
          <ProblemNotice
            title={t('install.failed', words)}
            error={install.error}
            consequence={{ decided: t('install.failedDecided'), undecided: t('outcome.safeToRepeat') }}
          />
        )}
        <Group justify="space-between" className={classes.actions}>
          <Text size="xs" c="dimmed" flex={1} miw={180}>
            {t('install.undo')}
          </Text>
          <Group gap="xs" ml="auto">
            <Button variant="default" onClick={onCancel} disabled={install.isPending}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" data-autofocus loading={install.isPending}>
              {install.error ? t('action.tryAgain') : t('install.confirm')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

const isAddress = (written: string) => {
  const url = URL.canParse(written.trim()) ? new URL(written.trim()) : null;
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
};
