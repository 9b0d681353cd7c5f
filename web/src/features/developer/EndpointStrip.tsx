import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure.tsx';
import { toast } from '@/components/toasts.tsx';
import { When } from '@/components/When.tsx';
import { type DevelopedIntegration, developer, type Endpoint } from '@/lib/api/developer.ts';
import classes from './Deliveries.module.css';
import { endpointQuery, useDeveloperAct } from './queries.ts';

interface Props {
  integration: DevelopedIntegration;
  onEndpoint: () => void;
}

/** Above the log while something is wrong with where events go: what that is, and what can be done. */
export function EndpointStrip({ integration, onEndpoint }: Props) {
  const { t } = useTranslation();
  const { data: endpoint } = useQuery(endpointQuery(integration.name));
  const state = endpoint && stateOf(endpoint);
  if (!endpoint || !state || state === 'closed') return null;
  return (
    <Alert
      color={state === 'disabled' ? 'red' : 'orange'}
      variant="outline"
      radius="lg"
      className={classes.strip}
      mb="md"
      icon={<IconAlertTriangle size={20} stroke={1.75} />}
      title={t(`endpoint.state.${state}`)}
    >
      <EndpointFacts endpoint={endpoint} />
      <Group gap="md" mt="sm">
        <ResetButton name={integration.name} />
        <Anchor
          component="button"
          type="button"
          size="sm"
          c="inherit"
          underline="always"
          onClick={onEndpoint}
        >
          {t('endpoint.look')}
        </Anchor>
      </Group>
    </Alert>
  );
}

/** How it stands with an endpoint, in one word. */
export function stateOf({ disabled, breaker, stopped }: Endpoint) {
  if (disabled) return 'disabled';
  if (breaker.state === 'probing') return 'probing';
  if (breaker.state === 'open' || breaker.restingUntil) return 'open';
  return stopped > 0 ? 'stopped' : 'closed';
}

/** What an endpoint's state means, since when, and what comes next. */
export function EndpointFacts({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useTranslation();
  const { breaker, disabled } = endpoint;
  const state = stateOf(endpoint);
  const next = breaker.nextProbeAt ?? breaker.restingUntil;
  return (
    <Text size="sm" component="div">
      {disabled ? t(`endpoint.because.${disabled.because}`) : t(`endpoint.text.${state}`)}
      {disabled && (
        <>
          {' '}
          <When at={disabled.at} exact />
        </>
      )}
      {!disabled && breaker.failures > 0 && ` ${t('endpoint.failures', { count: breaker.failures })}`}
      {!disabled && breaker.failingSince && (
        <div>
          {t('endpoint.failingSince')} <When at={breaker.failingSince} exact />
        </div>
      )}
      {!disabled && state === 'open' && next && (
        <div>
          {t('endpoint.nextProbe')} <When at={next} exact />
        </div>
      )}
    </Text>
  );
}

/** Calls the endpoint anew, as if nothing had happened. */
export function ResetButton({ name }: { name: string }) {
  const { t } = useTranslation();
  const reset = useDeveloperAct(() => developer.reset(name));
  return (
    <div>
      <Button
        size="xs"
        loading={reset.isPending}
        onClick={() => reset.mutate(undefined, { onSuccess: () => toast(t('endpoint.resetDone')) })}
      >
        {t('endpoint.reset')}
      </Button>
      <Failure title={t('endpoint.resetFailed')} error={reset.error} />
    </div>
  );
}
