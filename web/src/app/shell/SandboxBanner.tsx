import { Button, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '@/components/toasts.tsx';
import { session } from '@/lib/api/index.ts';
import { newDocument } from '@/lib/documents.ts';
import { sessionQuery, visitorOf } from '@/lib/session.ts';
import classes from './SandboxBanner.module.css';

/** Says to a developer, on every page, who they are at the moment, and takes them back. */
export function SandboxBanner() {
  const { t } = useTranslation();
  const { data } = useQuery(sessionQuery);
  const leave = useMutation({
    mutationFn: session.leave,
    onSuccess: () => newDocument('/sandbox'),
    onError: () => toast(t('shell.sandbox.failed', { name: visitor?.account.name })),
  });
  const visitor = data && visitorOf(data);
  if (!visitor || !data.entered) return null;
  return (
    <aside className={classes.banner} aria-label={t('shell.sandbox.label')}>
      <Text size="sm" component="p" m={0}>
        {t('shell.sandbox.you', {
          name: visitor.account.name,
          organization: visitor.organizations[0]?.displayName,
        })}
      </Text>
      <Button size="compact-sm" variant="white" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('shell.sandbox.back', { by: data.entered.by })}
      </Button>
    </aside>
  );
}
