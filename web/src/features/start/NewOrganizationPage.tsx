import { Card, Container, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Membership } from '@/lib/api/index.ts';
import { useTitle } from '@/lib/hooks.ts';
import { CreateOrganization } from './CreateOrganization.tsx';

/** One more organization, for people who have some. */
export function NewOrganizationPage({ onCreated }: { onCreated: (made: Membership) => void }) {
  const { t } = useTranslation();
  useTitle(t('organization.create'));
  return (
    <Container size="34rem" px={{ base: 'md', sm: 'lg' }} pt={{ base: 32, sm: 64 }}>
      <Title order={1}>{t('organization.create')}</Title>
      <Text c="dimmed" mt="xs" mb="xl" style={{ textWrap: 'pretty' }}>
        {t('start.createText')}
      </Text>
      <Card>
        <CreateOrganization onCreated={onCreated} />
      </Card>
    </Container>
  );
}
