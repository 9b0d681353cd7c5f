import { Radio, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mistakeIn } from '@/components/Failure.tsx';
import { toast } from '@/components/toasts.tsx';
import { type PlatformSettings, ProblemError, type SignUpMode } from '@/lib/api/index.ts';
import { useSaveSettings } from './queries.ts';
import { SettingsForm, SettingsSection } from './SettingsForm.tsx';

const modes: SignUpMode[] = ['open', 'domains', 'invited'];

/** Who may make an account without being invited. */
export function SignUpRoom() {
  const { t } = useTranslation();
  return (
    <SettingsSection title={t('signUp.title')} text={t('signUp.text')}>
      {(settings, reload) => <SignUpForm settings={settings} onReload={reload} />}
    </SettingsSection>
  );
}

function SignUpForm({ settings, onReload }: { settings: PlatformSettings; onReload: () => void }) {
  const { t } = useTranslation();
  const [mode, setMode] = useState(settings.signUp.mode);
  const [written, setWritten] = useState(settings.signUp.domains.join('\n'));
  const save = useSaveSettings(settings);
  const domains = [...new Set(written.toLowerCase().split(/[\s,;]+/))]
    .map((each) => each.replace(/^@/, ''))
    .filter((each) => each !== '');
  const wrong = () => {
    if (!(save.error instanceof ProblemError)) return undefined;
    const found = save.error.fields.find(({ pointer }) => pointer.startsWith('/signUp/domains/'));
    const named = found && domains[Number(found.pointer.split('/').at(-1))];
    return named
      ? t('signUp.notADomain', { domain: named })
      : mistakeIn(save.error, '/signUp/domains') && t('signUp.noDomain');
  };

  return (
    <SettingsForm
      act={save}
      onReload={onReload}
      onSave={() =>
        save.mutate({ signUp: { mode, domains } }, { onSuccess: () => toast(t('console.saved')) })
      }
    >
      <Radio.Group
        label={t('signUp.who')}
        value={mode}
        onChange={(chosen) => setMode(modes.find((each) => each === chosen) ?? mode)}
      >
        <Stack gap="sm" mt="sm">
          {modes.map((each) => (
            <Radio
              key={each}
              value={each}
              label={t(`signUp.mode.${each}`)}
              description={t(`signUp.modeText.${each}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {mode === 'domains' && (
        <Textarea
          label={t('signUp.domains')}
          description={t('signUp.domainsText')}
          placeholder="example.com"
          required
          withAsterisk={false}
          rows={4}
          maw={420}
          spellCheck={false}
          value={written}
          onChange={(event) => setWritten(event.currentTarget.value)}
          error={wrong()}
        />
      )}
    </SettingsForm>
  );
}
