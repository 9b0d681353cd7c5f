import { Button, Text } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './WidgetCard.module.css';

interface Props {
  children: ReactNode;
}

/** What goes wrong in one widget stays in it. */
export class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? (
      <Failed onRetry={() => this.setState({ failed: false })} />
    ) : (
      this.props.children
    );
  }
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={classes.instead}>
      <Text size="sm">{t('dashboard.widgetFailed')}</Text>
      <Button size="compact-sm" variant="default" onClick={onRetry}>
        {t('action.tryAgain')}
      </Button>
    </div>
  );
}
