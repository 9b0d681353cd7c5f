import { ActionIcon, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './CopyField.module.css';

interface Props {
  label: string;
  description?: string;
  value: string;
}

/** Something to take elsewhere, letter by letter. */
export function CopyField({ label, description, value }: Props) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 2000 });
  const words = clipboard.copied ? t('action.copied') : t('action.copy');
  return (
    <TextInput
      label={label}
      description={description}
      readOnly
      value={value}
      classNames={{ input: classes.value }}
      onFocus={(event) => event.currentTarget.select()}
      rightSectionWidth={42}
      rightSection={
        <ActionIcon
          variant="default"
          size={30}
          title={words}
          aria-label={`${words}: ${label}`}
          onClick={() => clipboard.copy(value)}
        >
          {clipboard.copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.75} />}
        </ActionIcon>
      }
    />
  );
}
