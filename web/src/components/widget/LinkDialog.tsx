import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../Dialog.tsx';
import classes from './WidgetStage.module.css';

interface Props {
  name: string;
  url: URL;
  /** Hears whether the link was followed. */
  onAnswer: (opened: boolean) => void;
}

/** A widget would like to open a page elsewhere: says which, and opens it if that is wanted. */
export function LinkDialog({ name, url, onAnswer }: Props) {
  const { t } = useTranslation();
  const follow = () => {
    window.open(url, '_blank', 'noopener,noreferrer');
    onAnswer(true);
  };
  return (
    <Dialog opened onClose={() => onAnswer(false)} title={t('frame.link.title', { name })} size="md">
      <Stack gap="md">
        <Text size="sm">{t('frame.link.text', { name, host: url.host })}</Text>
        <div className={classes.address}>{url.href}</div>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => onAnswer(false)} data-autofocus>
            {t('action.cancel')}
          </Button>
          <Button onClick={follow}>{t('frame.link.open')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
