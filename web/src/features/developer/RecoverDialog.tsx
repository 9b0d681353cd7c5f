import { Button, Group, List, Radio, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { type DevelopedIntegration, developer } from '@/lib/api/developer.ts';
import { fieldOf, momentOf } from './moments.ts';
import { useDeveloperAct } from './queries.ts';

interface Props {
  integration: DevelopedIntegration;
  opened: boolean;
  onClose: () => void;
  /** The installation that the log is filtered by. */
  target: { id: string; name: string } | null;
}

const hour = 3_600_000;

/** Tells everything again since a moment, in order. */
export function RecoverDialog({ integration, opened, onClose, target }: Props) {
  const { t } = useTranslation();
  const [since, setSince] = useState(() => fieldOf(new Date(Date.now() - hour)));
  const [only, setOnly] = useState(false);
  const recover = useDeveloperAct((wanted: { since: string; installation?: string }) =>
    developer.recover(integration.name, wanted),
  );
  const at = momentOf(since);
  const close = () => {
    onClose();
    recover.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (at) recover.mutate({ since: at, ...(only && target && { installation: target.id }) });
  };
  const done = recover.data;
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('deliveries.recover.title')}
      size="lg"
      closeOnClickOutside={!recover.isPending}
      closeOnEscape={!recover.isPending}
    >
      {done ? (
        <Stack gap="md">
          <Text size="sm" role="status">
            {done.events === 0
              ? t('deliveries.recover.nothing')
              : t('deliveries.recover.done', {
                  events: t('deliveries.recover.events', { count: done.events }),
                  streams: t('deliveries.recover.streams', { count: done.streams }),
                })}
          </Text>
          <Group justify="flex-end">
            <Button onClick={close} data-autofocus>
              {t('deliveries.recover.look')}
            </Button>
          </Group>
        </Stack>
      ) : (
        <Stack component="form" gap="md" onSubmit={submit}>
          <List size="sm" spacing={6}>
            <List.Item>{t('deliveries.recover.first')}</List.Item>
            <List.Item>{t('deliveries.recover.second')}</List.Item>
          </List>
          <TextInput
            type="datetime-local"
            label={t('deliveries.recover.since')}
            description={t('deliveries.recover.sinceText')}
            required
            withAsterisk={false}
            data-autofocus
            max={fieldOf(new Date())}
            value={since}
            error={mistakeIn(recover.error, '/since')}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
          {target && (
            <Radio.Group
              label={t('deliveries.recover.for')}
              value={only ? 'one' : 'all'}
              onChange={(next) => setOnly(next === 'one')}
            >
              <Stack gap="xs" mt="xs">
                <Radio value="all" label={t('deliveries.recover.all')} />
                <Radio value="one" label={t('deliveries.recover.one', { name: target.name })} />
              </Stack>
            </Radio.Group>
          )}
          <Failure title={t('deliveries.recover.failed')} error={recover.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={close} disabled={recover.isPending}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={recover.isPending} disabled={!at}>
              {t('deliveries.recover.confirm')}
            </Button>
          </Group>
        </Stack>
      )}
    </Dialog>
  );
}
