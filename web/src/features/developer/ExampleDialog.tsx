import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { type DevelopedIntegration, developer } from '@/lib/api/developer.ts';
import { eventTypes } from '@/lib/api/eventTypes.gen.ts';
import { AttemptView } from './AttemptView.tsx';
import classes from './DeliveryDrawer.module.css';
import { useDeveloperAct } from './queries.ts';

interface Props {
  integration: DevelopedIntegration;
  opened: boolean;
  onClose: () => void;
}

/** Sends an event that never happened, signed like a real one, and shows what the receiver makes of it. */
export function ExampleDialog({ integration, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [type, setType] = useState(eventTypes[0] ?? '');
  const send = useDeveloperAct((wanted: string) => developer.sendExample(integration.name, wanted));
  const close = () => {
    onClose();
    send.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(type);
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('deliveries.example.title')}
      size="xl"
      closeOnClickOutside={!send.isPending}
    >
      <Stack component="form" gap="md" onSubmit={submit}>
        <Text size="sm">{t('deliveries.example.text')}</Text>
        <NativeSelect
          label={t('deliveries.filter.type')}
          data-autofocus
          data={eventTypes}
          value={type}
          error={mistakeIn(send.error, '/type')}
          onChange={(event) => setType(event.currentTarget.value)}
        />
        <Failure title={t('deliveries.example.failed')} error={send.error} />
        {send.data && (
          <div role="status">
            <Text size="sm" mb="xs">
              {t(send.data.delivered ? 'deliveries.example.taken' : 'deliveries.example.notTaken')}
            </Text>
            <ol className={classes.attempts}>
              <AttemptView key={send.data.id} attempt={send.data} opened level={3} />
            </ol>
          </div>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            {t('action.close')}
          </Button>
          <Button type="submit" loading={send.isPending} leftSection={<IconSend size={16} stroke={1.9} />}>
            {t(send.data ? 'deliveries.example.again' : 'deliveries.example.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
