import { Anchor, Card, Container, Text, Title } from '@mantine/core';
import { IconBuildingPlus, IconCompass, IconMailOpened } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Membership } from '@/lib/api/index.ts';
import { useTitle } from '@/lib/hooks.ts';
import { useTexts } from '@/lib/language.ts';
import type { Visitor } from '@/lib/session.ts';
import { CreateOrganization } from './CreateOrganization.tsx';
import classes from './Start.module.css';

interface Props {
  visitor: Visitor;
  onCreated: (made: Membership) => void;
}

/** For people who belong to no organization yet: make one, wait for an invitation, or look around. */
export function StartPage({ visitor, onCreated }: Props) {
  const { t } = useTranslation();
  useTexts('start');
  useTitle(t('organization.none'));
  return (
    <Container size="46rem" px={{ base: 'md', sm: 'lg' }} pt={{ base: 32, sm: 64 }}>
      <Title order={1}>{t('organization.none')}</Title>
      <Text c="dimmed" mt="xs" mb="xl" style={{ textWrap: 'pretty' }}>
        {t('organization.noneText')}
      </Text>
      <Card>
        <Way icon={IconBuildingPlus} title={t('start.create')} text={t('start.createText')}>
          <CreateOrganization onCreated={onCreated} />
        </Way>
        <Way
          icon={IconMailOpened}
          title={t('start.invited')}
          text={t('start.invitedText', { email: visitor.account.email })}
        />
        <Way icon={IconCompass} title={t('start.browse')} text={t('start.browseText')}>
          <Anchor component={Link} to="/" size="sm">
            {t('action.toMarketplace')}
          </Anchor>
        </Way>
      </Card>
    </Container>
  );
}

interface WayProps {
  icon: ComponentType<{ size?: number; stroke?: number }>;
  title: string;
  text: string;
  children?: ReactNode;
}

function Way({ icon: Icon, title, text, children }: WayProps) {
  return (
    <section className={classes.way}>
      <span className={classes.icon} aria-hidden>
        <Icon size={20} stroke={1.6} />
      </span>
      <div>
        <Title order={2} size="h3">
          {title}
        </Title>
        <Text size="sm" c="dimmed" mt={2} mb={children ? 'md' : 0} style={{ overflowWrap: 'anywhere' }}>
          {text}
        </Text>
        {children}
      </div>
    </section>
  );
}
