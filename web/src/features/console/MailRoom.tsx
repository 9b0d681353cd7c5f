import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { IconMailOff, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { operators, type PlatformSettings } from '@/lib/api/index.ts';
import { usePlatform } from '@/lib/platform.ts';
import { useVisitor } from '@/lib/session.ts';
import { useSaveSettings } from './queries.ts';
import { SettingsForm, SettingsSection } from './SettingsForm.tsx';

/** Who mails are from, and a mail to try it. */
export function MailRoom() {
  const { t } = useTranslation();
  const platform = usePlatform();
  const email = useVisitor()?.account.email ?? '';
  const test = useMutation({ mutationFn: operators.sendTestMail });

  return (
    <>
      <SettingsSection title={t('mail.title')} text={t('mail.text')}>
        {(settings, reload) => <MailForm settings={settings} onReload={reload} />}
      </SettingsSection>
      <Section title={t('mail.testTitle')} text={t('mail.testText', { email })}>
        <Stack gap="md" align="flex-start">
          {!platform.mailConfigured && (
            <Alert
              color="orange"
              icon={<IconMailOff size={20} stroke={1.75} />}
              title={t(platform.development ? 'mail.keptTitle' : 'mail.missingTitle')}
            >
              {platform.development ? (
                <>
                  {t('mail.keptText')} <a href="/dev/mail">{t('mail.kept')}</a>
                </>
              ) : (
                t('mail.missingText')
              )}
            </Alert>
          )}
          <Button
            variant="default"
            leftSection={<IconSend size={16} stroke={1.75} />}
            loading={test.isPending}
            onClick={() => test.mutate(undefined, { onSuccess: () => toast(t('mail.sent', { email })) })}
          >
            {t('mail.send')}
          </Button>
          <Failure title={t('mail.notSent')} error={test.error} />
        </Stack>
      </Section>
    </>
  );
}

function MailForm({ settings, onReload }: { settings: PlatformSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const [senderName, setSenderName] = useState(settings.mail.senderName ?? '');
  const [senderAddress, setSenderAddress] = useState(settings.mail.senderAddress ?? '');
  const save = useSaveSettings(settings);
  return (
    <SettingsForm
      act={save}
      onReload={onReload}
      onSave={() =>
        save.mutate(
          { mail: { senderName: senderName.trim() || null, senderAddress: senderAddress.trim() || null } },
          { onSuccess: () => toast(t('console.saved')) },
        )
      }
    >
      <Stack gap="md" maw={420}>
        <TextInput
          label={t('mail.name')}
          description={t('mail.nameText')}
          placeholder={settings.brand.name}
          maxLength={60}
          value={senderName}
          onChange={(event) => setSenderName(event.currentTarget.value)}
          error={mistakeIn(save.error, '/mail/senderName')}
        />
        <TextInput
          label={t('mail.address')}
          description={t('mail.addressText')}
          type="email"
          maxLength={254}
          value={senderAddress}
          onChange={(event) => setSenderAddress(event.currentTarget.value)}
          error={mistakeIn(save.error, '/mail/senderAddress')}
        />
      </Stack>
    </SettingsForm>
  );
}
