import { Anchor, Badge, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { Section } from '@/components/Section.tsx';
import type { AppPolicy } from '@/lib/api/index.ts';
import classes from './AllowedApps.module.css';

/** What is installed and stays, though it could not be installed any more. */
export function KeptApps({ apps }: { apps: AppPolicy['notAllowed'] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('appPolicy.kept')} text={<Text size="sm">{t('appPolicy.keptText')}</Text>}>
      <ul className={classes.list} aria-label={t('appPolicy.kept')}>
        {apps.map((app) => (
          <li key={app.id} className={classes.row}>
            <AppIcon app={app} size={28} />
            <Anchor
              size="sm"
              fw={560}
              c="inherit"
              className={classes.text}
              renderRoot={(props) => (
                <Link to="/apps/$name/{-$tab}" params={{ name: app.name, tab: undefined }} {...props} />
              )}
            >
              {app.displayName}
            </Anchor>
            <Badge color="orange">{t(`appPolicy.because.${app.rule}`)}</Badge>
          </li>
        ))}
      </ul>
    </Section>
  );
}
