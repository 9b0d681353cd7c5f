import { Card, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { toast } from '@/components/toasts.tsx';
import type { AccessPolicy, Installation, Membership } from '@/lib/api/index.ts';
import { useChangePolicy } from './queries.ts';

interface Props {
  installation: Installation;
  organization: Membership;
  policy: AccessPolicy;
}

/** The rule for everyone about whom nothing else was said; asks before it changes. */
export function PolicySwitch({ installation, organization, policy }: Props) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<AccessPolicy | null>(null);
  const change = useChangePolicy(installation.id);
  const words = { app: installation.integration.displayName, organization: organization.displayName };
  // The last question stays readable while the dialog closes.
  const asked = wanted ?? (policy === 'everyone' ? 'assigned' : 'everyone');
  const close = () => {
    setWanted(null);
    change.reset();
  };

  return (
    <Card>
      <Radio.Group
        label={t('access.who', words)}
        value={policy}
        onChange={(next) => next !== policy && setWanted(next === 'assigned' ? 'assigned' : 'everyone')}
      >
        <Stack gap="sm" mt="sm">
          <Radio
            value="everyone"
            label={t('access.everyone', words)}
            description={t('access.everyoneHint', words)}
          />
          <Radio value="assigned" label={t('access.assigned')} description={t('access.assignedHint')} />
        </Stack>
      </Radio.Group>
      <Confirm
        opened={wanted !== null}
        onClose={close}
        title={t(`access.to.${asked}.title`, words)}
        consequences={[t(`access.to.${asked}.first`, words), t(`access.to.${asked}.second`, words)]}
        confirm={t(`access.to.${asked}.confirm`)}
        act={{
          isPending: change.isPending,
          error: change.error,
          run: () =>
            change.mutate(asked, {
              onSuccess: () => {
                close();
                toast(t(`access.to.${asked}.done`, words));
              },
            }),
        }}
        failed={{
          title: t('access.policyFailed'),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </Card>
  );
}
