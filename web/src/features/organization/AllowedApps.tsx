import { Button, Group, Radio, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { type AppPolicy, type Membership, ProblemError } from '@/lib/api/index.ts';
import { appPolicyQuery } from '@/lib/appPolicy.ts';
import { canAdminister } from '@/lib/session.ts';
import { KeptApps } from './KeptApps.tsx';
import { NamedApps } from './NamedApps.tsx';
import { useChangeAppPolicy } from './queries.ts';

const rules: AppPolicy['rule'][] = ['all', 'verified', 'listed'];

/** Which apps may be installed for an organization: a rule, and the apps that it does not count for. */
export function AllowedApps({ organization }: { organization: Membership }) {
  const { t } = useTranslation();
  const found = useQuery(appPolicyQuery(organization.id));
  if (found.isError) {
    return (
      <ProblemNotice title={t('appPolicy.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (found.isPending) return <Skeleton h={420} radius="lg" />;
  return (
    <PolicyForm
      key={found.data.version}
      policy={found.data}
      organization={organization}
      onReload={() => void found.refetch()}
    />
  );
}

interface Props {
  policy: AppPolicy;
  organization: Membership;
  onReload: () => void;
}

function PolicyForm({ policy, organization, onReload }: Props) {
  const { t } = useTranslation();
  const admin = canAdminister(organization);
  const [rule, setRule] = useState(policy.rule);
  const [allow, setAllow] = useState(policy.allow);
  const [deny, setDeny] = useState(policy.deny);
  const save = useChangeAppPolicy(organization.id);
  const words = { organization: organization.displayName };
  const changed = rule !== policy.rule || !same(allow, policy.allow) || !same(deny, policy.deny);
  const taken = [...allow, ...deny];
  const wrong = save.error instanceof ProblemError ? save.error.fields : [];
  const unknown = (list: 'allow' | 'deny', names: string[]) =>
    names.filter((_, index) => wrong.some(({ pointer }) => pointer === `/${list}/${index}`));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // By its promise: with the new version this form gives way to another.
    save.mutateAsync({ rule, allow, deny, version: policy.version }).then(
      () => toast(t('appPolicy.saved')),
      () => undefined,
    );
  };
  const discard = () => {
    setRule(policy.rule);
    setAllow(policy.allow);
    setDeny(policy.deny);
    save.reset();
    onReload();
  };
  return (
    <Stack component="form" gap="md" maw="44rem" onSubmit={submit}>
      <Section title={t('appPolicy.rule')} text={<Text size="sm">{t('appPolicy.lead', words)}</Text>}>
        {admin ? (
          <Radio.Group
            aria-label={t('appPolicy.rule')}
            value={rule}
            onChange={(chosen) => setRule(rules.find((each) => each === chosen) ?? rule)}
          >
            <Stack gap="sm">
              {rules.map((each) => (
                <Radio
                  key={each}
                  value={each}
                  label={t(`appPolicy.rules.${each}`)}
                  description={t(`appPolicy.hints.${each}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        ) : (
          <>
            <Text fw={560}>{t(`appPolicy.rules.${rule}`)}</Text>
            <Text size="sm" c="dimmed">
              {t(`appPolicy.hints.${rule}`)}
            </Text>
          </>
        )}
      </Section>
      <NamedApps
        list="allow"
        names={allow}
        known={policy.apps}
        taken={taken}
        unknown={unknown('allow', allow)}
        onChange={admin ? setAllow : undefined}
      />
      <NamedApps
        list="deny"
        names={deny}
        known={policy.apps}
        taken={taken}
        unknown={unknown('deny', deny)}
        onChange={admin ? setDeny : undefined}
      />
      {save.error && (
        <ProblemNotice
          title={t('appPolicy.notSaved')}
          error={save.error}
          consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unknown') }}
        />
      )}
      {admin && (
        <Group gap="xs">
          <Button type="submit" loading={save.isPending} disabled={!changed}>
            {t('action.save')}
          </Button>
          {(changed || save.error) && (
            <Button variant="default" disabled={save.isPending} onClick={discard}>
              {t('appPolicy.discard')}
            </Button>
          )}
        </Group>
      )}
      {policy.notAllowed.length > 0 && <KeptApps apps={policy.notAllowed} />}
    </Stack>
  );
}

const same = (one: string[], other: string[]) =>
  one.length === other.length && one.every((each) => other.includes(each));
