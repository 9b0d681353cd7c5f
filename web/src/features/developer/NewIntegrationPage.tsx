import { Button, Card, Container, Group, Radio, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { listings, ProblemError } from '@/lib/api/index.ts';
import {
  type IntegrationType,
  integrationTypes,
  publishing,
  type Registration,
} from '@/lib/api/publishing.ts';
import { useTitle } from '@/lib/hooks.ts';
import { canAdminister, useVisitor } from '@/lib/session.ts';
import { BecomeDeveloper } from './BecomeDeveloper.tsx';
import { MadeIntegration } from './MadeIntegration.tsx';
import classes from './NewIntegration.module.css';
import { useDeveloperAct } from './queries.ts';
import { isSlug, slugOf } from './slug.ts';

/** Registers an integration, and shows what it signs in with. */
export function NewIntegrationPage() {
  const { t } = useTranslation();
  const visitor = useVisitor();
  const register = useDeveloperAct(publishing.register);
  useTitle(t('newIntegration.title'));
  if (!visitor) return null;
  const { data: made, variables } = register;
  return (
    <Container size="48rem" px={{ base: 'md', sm: 'lg' }} pt={{ base: 24, sm: 40 }}>
      {made && variables ? (
        <MadeIntegration made={made} type={variables.type} displayName={variables.displayName} />
      ) : (
        <>
          <Title order={1}>{t('newIntegration.title')}</Title>
          <Text c="dimmed" mt={4} mb="xl">
            {t('newIntegration.lead')}
          </Text>
          {visitor.account.roles.includes('developer') ? (
            <RegistrationForm
              organizations={visitor.organizations.filter(canAdminister)}
              busy={register.isPending}
              error={register.error}
              onRegister={(wanted) => register.mutate(wanted)}
            />
          ) : (
            <BecomeDeveloper />
          )}
        </>
      )}
    </Container>
  );
}

interface FormProps {
  organizations: { id: string; displayName: string }[];
  busy: boolean;
  error: Error | null;
  onRegister: (wanted: Registration) => void;
}

const another = 'new';

function RegistrationForm({ organizations, busy, error, onRegister }: FormProps) {
  const { t } = useTranslation();
  const [type, setType] = useState<IntegrationType>('app');
  const [mode, setMode] = useState<'pull' | 'push'>('pull');
  const [displayName, setDisplayName] = useState('');
  const [written, setWritten] = useState<string | null>(null);
  const [organization, setOrganization] = useState(organizations[0]?.id ?? another);
  const [publisher, setPublisher] = useState('');
  const [keys, setKeys] = useState('secret');
  const [jwksUri, setJwksUri] = useState('');
  const name = written ?? slugOf(displayName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onRegister({
      name,
      displayName: displayName.trim(),
      type,
      ...(type === 'data_source' && { deliveryMode: mode }),
      publisher: organization === another ? { name: publisher.trim() } : { organizationId: organization },
      ...(keys === 'jwks' && { jwksUri: jwksUri.trim() }),
    });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xl">
        <Radio.Group
          label={t('newIntegration.type')}
          value={type}
          onChange={(chosen) => setType(integrationTypes.find((each) => each === chosen) ?? type)}
        >
          <div className={classes.types}>
            {integrationTypes.map((each) => (
              <Radio.Card key={each} value={each} className={classes.type} radius="md">
                <Group wrap="nowrap" align="flex-start" gap="sm">
                  <Radio.Indicator mt={3} />
                  <div>
                    <Text fw={600}>{t(`newIntegration.types.${each}.name`)}</Text>
                    <Text size="sm">{t(`newIntegration.types.${each}.text`)}</Text>
                    <Text size="xs" c="dimmed" mt={6}>
                      {t(`newIntegration.types.${each}.answers`)}
                    </Text>
                  </div>
                </Group>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        {type === 'data_source' && (
          <Radio.Group
            label={t('newIntegration.mode')}
            value={mode}
            onChange={(chosen) => setMode(chosen === 'push' ? 'push' : 'pull')}
          >
            <Stack gap="xs" mt="xs">
              {(['pull', 'push'] as const).map((each) => (
                <Radio key={each} value={each} label={t(`newIntegration.modes.${each}`)} />
              ))}
            </Stack>
          </Radio.Group>
        )}
        <Card>
          <Stack gap="md">
            <TextInput
              label={t('newIntegration.displayName')}
              description={t('newIntegration.displayNameText')}
              required
              withAsterisk={false}
              maxLength={80}
              value={displayName}
              error={mistakeIn(error, '/displayName')}
              onChange={(event) => setDisplayName(event.currentTarget.value)}
            />
            <NameField
              name={name}
              taken={error instanceof ProblemError && error.slug === 'name-taken' ? error.message : undefined}
              mistake={mistakeIn(error, '/name')}
              onChange={setWritten}
            />
            <Select
              label={t('newIntegration.publisher')}
              description={t('newIntegration.publisherText')}
              data={[
                ...organizations.map(({ id, displayName }) => ({ value: id, label: displayName })),
                { value: another, label: t('newIntegration.newPublisher') },
              ]}
              allowDeselect={false}
              value={organization}
              error={mistakeIn(error, '/publisher')}
              onChange={(chosen) => setOrganization(chosen ?? another)}
            />
            {organization === another && (
              <TextInput
                label={t('newIntegration.publisherName')}
                required
                withAsterisk={false}
                maxLength={100}
                value={publisher}
                error={mistakeIn(error, '/publisher/name')}
                onChange={(event) => setPublisher(event.currentTarget.value)}
              />
            )}
            <Radio.Group label={t('newIntegration.proof')} value={keys} onChange={setKeys}>
              <Stack gap="xs" mt="xs">
                <Radio value="secret" label={t('newIntegration.proofs.secret')} />
                <Radio value="jwks" label={t('newIntegration.proofs.jwks')} />
              </Stack>
            </Radio.Group>
            {keys === 'jwks' && (
              <TextInput
                type="url"
                label={t('newIntegration.jwksUri')}
                placeholder="https://example.com/.well-known/jwks.json"
                required
                withAsterisk={false}
                maxLength={300}
                value={jwksUri}
                error={mistakeIn(error, '/jwksUri')}
                onChange={(event) => setJwksUri(event.currentTarget.value)}
              />
            )}
          </Stack>
        </Card>
        <Failure title={t('newIntegration.failed')} error={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" renderRoot={(props) => <Link to="/developer" {...props} />}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!isSlug(name)}>
            {t('newIntegration.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface NameProps {
  name: string;
  taken: string | undefined;
  mistake: string | undefined;
  onChange: (name: string) => void;
}

/** The name in addresses. Whether something is listed under it shows while it is typed; the server decides in the end. */
function NameField({ name, taken, mistake, onChange }: NameProps) {
  const { t } = useTranslation();
  const [asked] = useDebouncedValue(name, 300);
  const wellFormed = isSlug(name);
  const listed = useQuery({
    queryKey: ['listed', asked],
    queryFn: async ({ signal }) => {
      try {
        await listings.read(asked, { signal });
        return true;
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404) return false;
        throw error;
      }
    },
    enabled: isSlug(asked),
    retry: false,
  });
  const settled = asked === name && wellFormed;
  const wrong =
    name !== '' && !wellFormed
      ? t('newIntegration.nameForm')
      : settled && listed.data === true
        ? t('newIntegration.nameTaken', { name })
        : (mistake ?? (taken && t('newIntegration.nameTaken', { name })));
  return (
    <div>
      <TextInput
        label={t('newIntegration.name')}
        description={t('newIntegration.nameText')}
        required
        withAsterisk={false}
        maxLength={63}
        spellCheck={false}
        autoCapitalize="none"
        classNames={{ input: classes.slug }}
        value={name}
        error={wrong}
        onChange={(event) => onChange(event.currentTarget.value.toLowerCase())}
      />
      <Text size="xs" c="dimmed" mt={4} role="status">
        {settled && listed.data === false && !wrong ? t('newIntegration.nameFree', { name }) : ''}
      </Text>
    </div>
  );
}
