import { Skeleton, Table, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { Value } from '@/components/Value.tsx';
import { When } from '@/components/When.tsx';
import type { Installation } from '@/lib/api/index.ts';
import { installations } from '@/lib/api/installations.ts';
import { type Field, fieldsOf, own, sorted, type ValuesPart } from '@/lib/values.ts';
import classes from './NewestValues.module.css';

/** So often it is looked whether values have changed, in milliseconds. */
const every = 5_000;
const atOnce = 200;

/** Of a column, in pixels. */
const narrowest = 112;

const valuesQuery = (id: string) =>
  queryOptions({
    queryKey: ['installation', id, 'records'],
    queryFn: ({ signal }) => installations.records(id, { limit: atOnce }, { signal }) as Promise<ValuesPart>,
    refetchInterval: every,
  });

/** What a data source says at the moment. */
export function NewestValues({ installation }: { installation: Installation }) {
  const { t } = useTranslation();
  const found = useQuery(valuesQuery(installation.id));
  const words = { app: installation.integration.displayName };
  if (found.isError && !found.data) {
    return (
      <ProblemNotice
        title={t('app.values.failed')}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  }
  if (found.isPending) return <Skeleton h={320} radius="lg" />;
  if (found.data.records.length === 0) {
    return <Empty title={t('app.values.none', words)} text={t('app.values.noneText')} />;
  }
  return (
    <Section title={t('app.values.title')} text={t('app.values.text', words)}>
      <Values part={found.data} />
    </Section>
  );
}

function Values({ part }: { part: ValuesPart }) {
  const { t, i18n } = useTranslation();
  const fields = fieldsOf(part);
  const align = ({ kind }: Field) => (kind === 'number' ? 'right' : undefined);
  return (
    <>
      <Table.ScrollContainer
        minWidth={fields.length * narrowest}
        type="native"
        tabIndex={0}
        role="group"
        aria-label={t('app.values.table')}
      >
        <Table verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              {fields.map((field) => (
                <Table.Th key={field.name} ta={align(field)}>
                  {field.title}
                </Table.Th>
              ))}
              <Table.Th>{t('app.values.changed')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted(part, i18n.language).map((record) => (
              <Table.Tr key={record.version}>
                {fields.map((field) => (
                  <Table.Td key={field.name} ta={align(field)} className={classes.value}>
                    <Value of={own(record.value, field.name)} kind={field.kind} plain={field.isKey} />
                  </Table.Td>
                ))}
                <Table.Td className={classes.when}>
                  <When at={record.at} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {part.more && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('app.values.many', { count: part.records.length })}
        </Text>
      )}
    </>
  );
}
