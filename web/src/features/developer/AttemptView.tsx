import { Badge, Button, Collapse, Group, Title, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconChevronRight, IconTerminal } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '@/components/Code.tsx';
import { When } from '@/components/When.tsx';
import type { Attempt } from '@/lib/api/developer.ts';
import { curlOf } from '@/lib/curl.ts';
import classes from './DeliveryDrawer.module.css';

interface Props {
  attempt: Attempt;
  opened: boolean;
  /** The level of the headings in it. */
  level?: 3 | 4;
}

/** One try: what was sent, what came back, how long it took. */
export function AttemptView({ attempt, opened, level = 4 }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(opened);
  const id = useId();
  return (
    <li className={classes.attempt}>
      <UnstyledButton
        className={classes.bar}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={15} stroke={2} aria-hidden />
        <span
          className={classes.status}
          data-good={attempt.delivered || undefined}
          data-bad={!attempt.delivered || undefined}
        >
          {attempt.status ?? t('deliveries.noAnswer')}
        </span>
        <span className={classes.dim}>{t('deliveries.ms', { latency: attempt.latencyMs })}</span>
        {attempt.resend && (
          <Badge size="sm" color="blue">
            {t('deliveries.byHand')}
          </Badge>
        )}
        <span className={classes.at}>
          <When at={attempt.at} />
        </span>
      </UnstyledButton>
      <Collapse expanded={open} id={id}>
        {open && <Exchange attempt={attempt} level={level} />}
      </Collapse>
    </li>
  );
}

/** A request and its answer. */
function Exchange({ attempt, level }: { attempt: Attempt; level: 3 | 4 }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 2000 });
  const { url, requestHeaders, requestBody } = attempt;
  return (
    <div className={classes.detail}>
      <Group justify="space-between" gap="xs">
        <Title order={level} size="h3">
          {t('deliveries.request')}
        </Title>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconTerminal size={14} stroke={1.75} />}
          onClick={() => clipboard.copy(curlOf(url, requestHeaders, requestBody))}
        >
          {clipboard.copied ? t('action.copied') : t('deliveries.copyCurl')}
        </Button>
      </Group>
      <p className={classes.url}>POST {url}</p>
      <HeaderList headers={requestHeaders} />
      <Code label={t('deliveries.requestBody')} text={requestBody} />
      <Title order={level} size="h3" mt="xs">
        {t('deliveries.response')}
      </Title>
      {attempt.error && <p className={classes.url}>{attempt.error}</p>}
      {attempt.responseHeaders && <HeaderList headers={attempt.responseHeaders} />}
      {attempt.responseBody !== null && attempt.responseBody !== '' && (
        <Code label={t('deliveries.responseBody')} text={attempt.responseBody} />
      )}
      {attempt.responseBody === '' && <p className={classes.cut}>{t('deliveries.emptyBody')}</p>}
      {attempt.responseCut && <p className={classes.cut}>{t('deliveries.cut')}</p>}
    </div>
  );
}

/** Headers one below the other. One without a value holds a secret, or is made anew at each sending. */
export function HeaderList({ headers }: { headers: Record<string, string | string[] | null> }) {
  const { t } = useTranslation();
  const all = Object.entries(headers);
  if (all.length === 0) return null;
  return (
    <dl className={classes.headers}>
      {all.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value === null ? t('deliveries.notShown') : [value].flat().join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}
