import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectedApp } from '@/lib/api/index.ts';
import { AskingBanner } from './AskingBanner.tsx';

/** A new version of one's own app asks for more: what that is, and the way to the page that asks. */
export function ConsentBanner({ app }: { app: ConnectedApp }) {
  const { t } = useTranslation();
  const { reconsent } = app;
  if (!reconsent) return null;
  return (
    <AskingBanner
      title={t('connected.asksForMore', { app: app.integration.displayName })}
      text={t('connected.asksText')}
      scopes={reconsent.scopes}
      connections={reconsent.connections}
      optional={t('connected.optional')}
      action={(className) => (
        <Button component="a" href={reconsent.consentUrl} size="xs" className={className}>
          {t('connected.review')}
        </Button>
      )}
    />
  );
}
