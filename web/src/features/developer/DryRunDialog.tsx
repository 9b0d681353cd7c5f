import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconTerminal } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '@/components/Code.tsx';
import { Dialog } from '@/components/Dialog.tsx';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { type DevelopedIntegration, type DryRun, developer } from '@/lib/api/developer.ts';
import { eventTypes } from '@/lib/api/eventTypes.gen.ts';
import { curlOf } from '@/lib/curl.ts';
import { HeaderList } from './AttemptView.tsx';
import classes from './DeliveryDrawer.module.css';
import { useDeveloperAct } from './queries.ts';

interface Props {
  integration: DevelopedIntegration;
  opened: boolean;
  onClose: () => void;
  targets: Map<string, string>;
}

/** Shows what would be sent, and sends nothing. */
export function DryRunDialog({ integration, opened, onClose, targets }: Props) {
  const { t } = useTranslation();
  const [type, setType] = useState(eventTypes[0] ?? '');
  const [installation, setInstallation] = useState('');
  const run = useDeveloperAct((wanted: { type: string; installation?: string }) =>
    developer.dryRun(integration.name, wanted),
  );
  const close = () => {
    onClose();
    run.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run.mutate({ type, ...(installation && { installation }) });
  };
  return (
    <Dialog opened={opened} onClose={close} title={t('deliveries.dryRun.title')} size="xl">
      <Stack component="form" gap="md" onSubmit={submit}>
        <Text size="sm">{t('deliveries.dryRun.text')}</Text>
        <Group grow align="flex-start" gap="md">
          <NativeSelect
            label={t('deliveries.filter.type')}
            data-autofocus
            data={eventTypes}
            value={type}
            error={mistakeIn(run.error, '/type')}
            onChange={(event) => setType(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('deliveries.dryRun.of')}
            value={installation}
            error={mistakeIn(run.error, '/installation')}
            onChange={(event) => setInstallation(event.currentTarget.value)}
            data={[
              { value: '', label: t('deliveries.dryRun.anExample') },
              ...[...targets].map(([value, label]) => ({ value, label })),
            ]}
          />
        </Group>
        <Failure title={t('deliveries.dryRun.failed')} error={run.error} />
        {run.data && <Unsent request={run.data} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('action.close')}
          </Button>
          <Button type="submit" loading={run.isPending}>
            {t('deliveries.dryRun.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Unsent({ request: { url, headers, body } }: { request: DryRun }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 2000 });
  return (
    <div className={classes.detail} style={{ padding: 0 }} role="status">
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <p className={classes.url}>POST {url}</p>
        <Button
          size="compact-xs"
          variant="default"
          style={{ flex: 'none' }}
          leftSection={<IconTerminal size={14} stroke={1.75} />}
          onClick={() => clipboard.copy(curlOf(url, headers, body))}
        >
          {clipboard.copied ? t('action.copied') : t('deliveries.copyCurl')}
        </Button>
      </Group>
      <HeaderList headers={headers} />
      <Code label={t('deliveries.requestBody')} text={body} />
    </div>
  );
}
