import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './WidgetStage.module.css';

interface Props {
  title: string;
  text: string;
  onRetry?: () => void;
}

/** In the place of a widget: what became of it, and what to do. */
export function Words({ title, text, onRetry }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes.words} role="status">
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm" c="dimmed" maw={420}>
        {text}
      </Text>
      {onRetry && (
        <Button size="xs" variant="default" mt={4} onClick={onRetry}>
          {t('action.tryAgain')}
        </Button>
      )}
    </div>
  );
}
