import { Button, Drawer, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfigForm, showFirstMistake, useMistakes } from '@/components/ConfigForm.tsx';
import { mistakeIn } from '@/components/Failure.tsx';
import { FocusBack } from '@/components/FocusBack.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import type { Placement } from '@/lib/api/dashboard.ts';
import { ProblemError } from '@/lib/api/index.ts';
import { type Config, defaultsOf, fieldsOf, type Mistake, mistakesOf } from '@/lib/configSchema.ts';
import { BuiltInPart } from './BuiltInPart.tsx';
import { menuOf } from './focus.ts';
import type { Changed } from './steps.ts';

interface Props {
  placement: Placement;
  onSave: (changed: Changed) => Promise<unknown>;
  onClose: () => void;
}

const longestTitle = 80;

/** What a widget is called and what it shows. */
export function SettingsDrawer({ placement, onSave, onClose }: Props) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [title, setTitle] = useState(placement.title ?? '');
  const [found, setFound] = useState<Mistake[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [saving, setSaving] = useState(false);
  const fields = fieldsOf(placement.frame?.configSchema);
  const [begun] = useState<Config>(() => ({ ...defaultsOf(fields), ...placement.config }));
  const [config, setConfig] = useState(begun);
  const mistakes = useMistakes();
  const problem = error instanceof ProblemError ? error : null;
  const said = [...found, ...mistakesOf(problem?.fields ?? [])];

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = placement.widget === 'integration' ? mistakes(fields, config) : [];
    setFound(wrong);
    setError(null);
    if (wrong.length > 0) return void showFirstMistake(form.current);
    setSaving(true);
    try {
      const renamed = title.trim() !== (placement.title ?? '');
      const changed = JSON.stringify(config) !== JSON.stringify(begun);
      if (renamed || changed) {
        await onSave({ ...(renamed && { title: title.trim() || null }), ...(changed && { config }) });
      }
      onClose();
    } catch (refused) {
      setError(refused);
      showFirstMistake(form.current);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="26rem"
      title={t('dashboard.settingsOf', { title: placement.title ?? placement.installation.displayName })}
      closeButtonProps={{ 'aria-label': t('action.close') }}
      styles={{ title: { fontWeight: 650, fontSize: '1.125rem', lineHeight: 1.35 } }}
    >
      <FocusBack otherwise={() => menuOf(placement.id)} />
      <form ref={form} onSubmit={submit} noValidate>
        <Stack gap="lg">
          <TextInput
            label={t('dashboard.name')}
            description={t('dashboard.nameText')}
            placeholder={placement.installation.displayName}
            maxLength={longestTitle}
            value={title}
            error={mistakeIn(error, '/title')}
            onChange={(event) => setTitle(event.currentTarget.value)}
            data-autofocus
          />
          {placement.widget === 'integration' ? (
            <ConfigForm fields={fields} config={config} onChange={setConfig} mistakes={said} />
          ) : (
            <BuiltInPart placement={placement} config={config} onChange={setConfig} mistakes={said} />
          )}
          {error !== null && (
            <ProblemNotice
              title={t('dashboard.notConfigured')}
              error={error}
              consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unknown') }}
            />
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={saving}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={saving}>
              {t('action.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Drawer>
  );
}
