import { Anchor, Radio, Stack } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessPolicy } from '@/lib/api/index.ts';
import classes from './InstallDialog.module.css';

interface Props {
  app: string;
  organization: { displayName: string; memberCount: number };
  chosen: AccessPolicy;
  onChoose: (policy: AccessPolicy) => void;
}

/** Says who will have access, and lets that be changed. */
export function AccessChoice({ app, organization, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const words = { app, organization: organization.displayName, count: organization.memberCount };
  if (!changing) {
    return (
      <p className={classes.everybody}>
        <IconUsers size={20} stroke={1.75} aria-hidden />
        <span>
          {t('install.everybody', words)}{' '}
          <Anchor component="button" type="button" inherit onClick={() => setChanging(true)}>
            {t('install.change')}
          </Anchor>
        </span>
      </p>
    );
  }
  return (
    <Radio.Group
      label={t('install.who', words)}
      value={chosen}
      onChange={(next) => onChoose(next === 'assigned' ? 'assigned' : 'everyone')}
      className={classes.choice}
    >
      <Stack gap="sm" mt="xs">
        <Radio
          autoFocus
          value="everyone"
          label={t('access.everyone', words)}
          description={t('install.everyoneHint', words)}
        />
        <Radio value="assigned" label={t('access.assigned')} description={t('install.assignedHint', words)} />
      </Stack>
    </Radio.Group>
  );
}
