import { Button, Group, NativeSelect, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { type Me, me } from '@/lib/api/index.ts';
import { type Language, languages, spoken } from '@/lib/i18n.ts';
import { useSpeak } from '@/lib/language.ts';
import { meQuery, useMyAct } from '@/lib/me.ts';

export function Profile() {
  const { t } = useTranslation();
  const found = useQuery(meQuery);
  return (
    <Section title={t('profile.title')} text={t('profile.text')}>
      {found.isError ? (
        <ProblemNotice
          title={t('settings.failed')}
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.isPending ? (
        <Skeleton h={196} />
      ) : (
        <ProfileForm known={found.data} />
      )}
    </Section>
  );
}

function ProfileForm({ known }: { known: Me }) {
  const { t } = useTranslation();
  const [name, setName] = useState(known.name);
  const [locale, setLocale] = useState<Language>(spoken([known.locale]) ?? 'en');
  const say = useSpeak();
  const save = useMyAct(me.change);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(
      { name: name.trim(), locale },
      {
        onSuccess: async () => {
          await say(locale).catch(() => toast(t('shell.notSpoken'), { failed: true }));
          toast(t('settings.saved'));
        },
      },
    );
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md" maw={420}>
        <TextInput
          label={t('profile.name')}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={mistakeIn(save.error, '/name')}
        />
        <NativeSelect
          label={t('profile.language')}
          description={t('profile.languageText')}
          value={locale}
          onChange={(event) => setLocale(spoken([event.currentTarget.value]) ?? 'en')}
          data={Object.entries(languages).map(([value, label]) => ({ value, label }))}
        />
        <Failure title={t('settings.notSaved')} error={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('settings.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
