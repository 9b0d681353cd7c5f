import { Button, Card, CloseButton, Container, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, linkOptions } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { operators } from '@/lib/api/index.ts';
import { installationsQuery } from '@/lib/installations.ts';
import { useTexts } from '@/lib/language.ts';
import { usePlatform } from '@/lib/platform.ts';
import type { Visitor } from '@/lib/session.ts';
import classes from './Start.module.css';

const storageKey = (account: string) => `patchbay.first-steps.${account}`;

function wasDismissed(account: string) {
  try {
    return localStorage.getItem(storageKey(account)) !== null;
  } catch {
    return false;
  }
}

const steps = {
  brand: linkOptions({ to: '/console/{-$room}', params: { room: 'brand' } }),
  mail: linkOptions({ to: '/console/{-$room}', params: { room: 'mail' } }),
  signUp: linkOptions({ to: '/console/{-$room}', params: { room: 'sign-up' } }),
  organization: linkOptions({ to: '/new-organization' }),
  app: linkOptions({ to: '/' }),
};
type Step = keyof typeof steps;

/** What an operator has to do after the set-up, by how things stand; gone once all is done. */
export function FirstSteps({ visitor }: { visitor: Visitor }) {
  const { t, i18n } = useTranslation();
  useTexts('start');
  const [dismissed, setDismissed] = useState(() => wasDismissed(visitor.account.id));
  const done = useDone(visitor);
  if (dismissed || !done || Object.values(done).every(Boolean) || !i18n.exists('firstSteps.title'))
    return null;

  const dismiss = () => {
    setDismissed(true);
    try {
      localStorage.setItem(storageKey(visitor.account.id), 'dismissed');
    } catch {
      // Storage may be blocked; the steps come back at the next visit then.
    }
  };

  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} py="lg">
      <Card component="section" aria-labelledby="first-steps">
        <Group justify="space-between" align="flex-start" wrap="nowrap" mb="xs">
          <div>
            <Title order={2} id="first-steps">
              {t('firstSteps.title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('firstSteps.text', {
                done: Object.values(done).filter(Boolean).length,
                all: Object.keys(done).length,
              })}
            </Text>
          </div>
          <CloseButton aria-label={t('firstSteps.dismiss')} onClick={dismiss} />
        </Group>
        <ol className={classes.steps}>
          {(Object.keys(steps) as Step[]).map((step) => {
            const Icon = done[step] ? IconCircleCheckFilled : IconCircle;
            return (
              <li key={step} className={classes.step} data-done={done[step] || undefined}>
                <Icon size={22} stroke={1.6} aria-hidden />
                <div>
                  <span className={classes.what}>
                    {t(`firstSteps.${step}`)}
                    <VisuallyHidden>
                      {' '}
                      ({t(done[step] ? 'firstSteps.done' : 'firstSteps.open')})
                    </VisuallyHidden>
                  </span>
                  {!done[step] && (
                    <Text size="sm" c="dimmed">
                      {t(`firstSteps.why.${step}`)}
                    </Text>
                  )}
                </div>
                {!done[step] && step !== 'app' && (
                  <Button
                    size="xs"
                    variant="default"
                    renderRoot={(props) => <Link {...steps[step]} {...props} />}
                    aria-label={t(`firstSteps.go.${step}`)}
                  >
                    {t('firstSteps.begin')}
                  </Button>
                )}
              </li>
            );
          })}
        </ol>
      </Card>
    </Container>
  );
}

/** How things stand; nothing until all of it is known. */
function useDone({ organization, organizations }: Visitor): Record<Step, boolean> | null {
  const platform = usePlatform();
  const settings = useQuery({
    queryKey: ['console', 'platform'],
    queryFn: ({ signal }) => operators.read({ signal }),
  });
  const people = useQuery({
    queryKey: ['console', 'people-beside-me'],
    queryFn: ({ signal }) => operators.people({ q: '' }, { signal }),
  });
  const apps = useQuery({ ...installationsQuery(organization?.id ?? ''), enabled: organization !== null });
  if (!settings.data || !people.data || (organization && !apps.data)) return null;
  const { brand, signUp } = settings.data;
  return {
    brand: brand.name !== 'Patchbay' || brand.primaryColor !== '#4263eb' || brand.logoLight !== null,
    mail: platform.mailConfigured,
    // People can come in: the door is open, or somebody has come by invitation.
    signUp: signUp.mode !== 'invited' || people.data.people.length > 1,
    organization: organizations.length > 0,
    app: apps.data?.some(({ status }) => status !== 'uninstalled') ?? false,
  };
}
