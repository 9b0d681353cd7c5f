import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConnectedApp, type ConnectedScope, connectedApps } from '@/lib/api/index.ts';
import { useConnectionAct } from '@/lib/connectedApps.ts';
import { Confirm } from './Confirm.tsx';
import { Connections } from './Connections.tsx';
import { LastUse } from './LastUse.tsx';
import classes from './ScopeList.module.css';
import { toast } from './toasts.tsx';

/** What an app may see and do of this person, when it last did, and taking single permissions away. */
export function ScopeList({ app }: { app: ConnectedApp }) {
  const { t } = useTranslation();
  const [cutting, setCutting] = useState<ConnectedScope | null>(null);
  const cut = useConnectionAct(({ scope }: ConnectedScope) =>
    connectedApps.cutScope(app.installationId, scope),
  );
  const name = app.integration.displayName;
  const last = app.scopes.length === 1;
  const close = () => {
    setCutting(null);
    cut.reset();
  };

  return (
    <>
      <ul className={classes.list}>
        {app.scopes.map((each) => (
          <li key={each.scope} className={classes.scope}>
            <div className={classes.words}>
              <p className={classes.sentence}>
                {each.sentence}
                {each.optional && (
                  <Badge component="span" size="sm" color="gray">
                    {t('connected.optional')}
                  </Badge>
                )}
              </p>
              {each.purpose && (
                <p className={classes.purpose}>{t('connected.why', { purpose: each.purpose })}</p>
              )}
            </div>
            <span className={classes.used} data-never={each.lastUsedAt === null || undefined}>
              <LastUse at={each.lastUsedAt} />
            </span>
            {app.canCut && !last && (
              <Button
                className={classes.cut}
                size="compact-xs"
                variant="default"
                aria-label={t('connected.cutOne', { app: name, title: each.title })}
                onClick={() => setCutting(each)}
              >
                {t('connected.cut')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Connections domains={app.connectDomains} />
      {app.canCut && last && (
        <Text size="xs" c="dimmed" mt={6}>
          {t('connected.lastScope', { app: name })}
        </Text>
      )}
      <Confirm
        opened={cutting !== null}
        onClose={close}
        title={t('connected.cutTitle', { title: cutting?.title, app: name })}
        consequences={[
          t('connected.cutFirst', { app: name, sentence: cutting?.sentence }),
          t('connected.cutSecond', { app: name }),
          t('connected.cutThird', { app: name }),
        ]}
        confirm={t('connected.cut')}
        color="red.9"
        act={{
          isPending: cut.isPending,
          error: cut.error,
          run: () =>
            cutting &&
            cut.mutate(cutting, {
              onSuccess: () => {
                close();
                toast(t('connected.cutDone', { app: name, title: cutting.title }));
              },
            }),
        }}
        failed={{
          title: t('connected.cutFailed', { app: name }),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </>
  );
}
