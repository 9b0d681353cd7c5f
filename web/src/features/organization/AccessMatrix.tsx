import { Button, Card, Group, Skeleton, Text, TextInput } from '@mantine/core';
import { IconApps, IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { SearchField } from '@/components/SearchField.tsx';
import { toast } from '@/components/toasts.tsx';
import { matrixQuery, useChangeAccess } from '@/lib/access.ts';
import { type MatrixApp, type MatrixMember, type Membership, ProblemError } from '@/lib/api/index.ts';
import classes from './AccessMatrix.module.css';
import { MatrixGrid } from './MatrixGrid.tsx';
import type { PanelProps } from './OrganizationPage.tsx';

interface Props extends Pick<PanelProps, 'search' | 'onSearch'> {
  organization: Membership;
}

/** Members against apps: who may use what, changed by a click. */
export function AccessMatrix({ organization, search, onSearch }: Props) {
  const { t } = useTranslation();
  const q = search.q ?? '';
  /** Where each page that was looked at begins. */
  const [pages, setPages] = useState<(string | undefined)[]>([undefined]);
  const [wanted, setWanted] = useState('');
  const filter = useDeferredValue(wanted).trim().toLowerCase();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(
    matrixQuery(organization.id, q, pages.at(-1)),
  );
  const { mutate } = useChangeAccess();
  const words = { organization: organization.displayName, q };

  const find = useCallback(
    (typed: string) => {
      setPages([undefined]);
      onSearch({ q: typed || undefined });
    },
    [onSearch],
  );
  const apps = useMemo(
    () => data?.apps.filter(({ displayName }) => displayName.toLowerCase().includes(filter)) ?? [],
    [data?.apps, filter],
  );
  const toggle = useCallback(
    (member: MatrixMember, app: MatrixApp) => {
      const before = member.access[app.installationId] ?? none;
      const after = before.canAccess ? none : { ...before, canAccess: true };
      const { accountId, name } = member;
      const change = { installationId: app.installationId, accountId };
      const named = { name, app: app.displayName };
      const failed = (cause: Error) =>
        toast(
          `${t('access.notChanged', named)} ${(cause instanceof ProblemError && cause.detail) || t('outcome.unknown')}`,
          { failed: true },
        );
      mutate(
        { ...change, before, after },
        {
          onError: failed,
          onSuccess: () =>
            toast(t(after.canAccess ? 'access.on' : 'access.off', named), {
              undo: () => mutate({ ...change, before: after, after: before }, { onError: failed }),
            }),
        },
      );
    },
    [mutate, t],
  );

  if (error && !data) {
    return <ProblemNotice title={t('access.failed')} error={error} onRetry={() => void refetch()} />;
  }
  if (isPending) return <Skeleton h={420} radius="lg" />;
  if (data?.apps.length === 0) {
    return (
      <Card>
        <Empty
          icon={<IconApps size={36} stroke={1.5} className={classes.none} />}
          title={t('apps.none', words)}
          text={t('matrix.noApps')}
        >
          <Button component={Link} to="/">
            {t('action.toMarketplace')}
          </Button>
        </Empty>
      </Card>
    );
  }
  return (
    <>
      <Group gap="sm" mb="sm">
        <SearchField label={t('members.search')} q={q} onSearch={find} />
        <TextInput
          aria-label={t('matrix.findApp')}
          placeholder={t('matrix.findApp')}
          leftSection={<IconFilter size={16} stroke={1.75} />}
          styles={{ root: { flex: '1 1 12rem', maxWidth: '24rem' } }}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      </Group>
      <Text size="sm" c="dimmed" mb="md" id="matrix-help">
        {t('matrix.help')}
      </Text>
      {data && data.members.length > 0 && apps.length > 0 ? (
        <MatrixGrid
          label={t('matrix.label', words)}
          describedBy="matrix-help"
          apps={apps}
          members={data.members}
          busy={isPlaceholderData}
          onToggle={toggle}
        />
      ) : (
        <Card>
          <Empty
            title={apps.length === 0 ? t('matrix.noApp', { q: wanted }) : t('members.nobody', words)}
            text={t('members.nobodyText')}
          />
        </Card>
      )}
      {(pages.length > 1 || data?.next) && (
        <Group justify="center" mt="lg" gap="xs">
          <Button
            variant="default"
            disabled={pages.length === 1}
            onClick={() => setPages(pages.slice(0, -1))}
          >
            {t('matrix.previous')}
          </Button>
          <Text size="sm" c="dimmed" role="status">
            {t('matrix.page', { page: pages.length })}
          </Text>
          <Button
            variant="default"
            disabled={!data?.next || isPlaceholderData}
            onClick={() => data?.next && setPages([...pages, data.next])}
          >
            {t('matrix.next')}
          </Button>
        </Group>
      )}
    </>
  );
}

const none = { canAccess: false, isAdmin: false, permissions: [] };
