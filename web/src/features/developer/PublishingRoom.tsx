import { Button, Group, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '@/components/Confirm.tsx';
import { Failure, mistakeIn } from '@/components/Failure.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { type Overview, publishing, type Visibility, visibilities } from '@/lib/api/publishing.ts';
import { useDeveloperAct } from './queries.ts';

/** Who comes across an integration, for how long it goes on, and whether it is offered at all. */
export function PublishingRoom({ overview }: { overview: Overview }) {
  return (
    <Stack gap={0} maw="48rem">
      <VisibilityForm overview={overview} />
      {overview.publishedAt !== null && <DeprecationForm overview={overview} />}
      {overview.publishedAt !== null && <Offer overview={overview} />}
    </Stack>
  );
}

function VisibilityForm({ overview: { name, visibility } }: { overview: Overview }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Visibility>(visibility);
  const save = useDeveloperAct(async (wanted: Visibility) => {
    await publishing.show(name, wanted);
    toast(t('visibility.done'));
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(chosen);
  };
  return (
    <Section title={t('visibility.title')} text={t('visibility.text')}>
      <Stack component="form" gap="md" onSubmit={submit}>
        <Radio.Group
          aria-label={t('visibility.title')}
          value={chosen}
          onChange={(next) => setChosen(visibilities.find((each) => each === next) ?? chosen)}
        >
          <Stack gap="sm">
            {visibilities.map((each) => (
              <Radio
                key={each}
                value={each}
                label={t(`visibility.of.${each}`)}
                description={t(`visibility.textOf.${each}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Failure title={t('visibility.failed')} error={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={chosen === visibility}>
            {t('visibility.save')}
          </Button>
        </Group>
      </Stack>
    </Section>
  );
}

function DeprecationForm({ overview: { name, deprecation } }: { overview: Overview }) {
  const { t } = useTranslation();
  const [sunset, setSunset] = useState(deprecation?.sunset ?? '');
  const [replacement, setReplacement] = useState(deprecation?.replacement ?? '');
  const [message, setMessage] = useState(deprecation?.message ?? '');
  const [asking, setAsking] = useState(false);
  const deprecate = useDeveloperAct(async () => {
    await publishing.deprecate(name, {
      sunset,
      replacement: replacement.trim() || null,
      message: message.trim(),
    });
    setAsking(false);
    toast(t('deprecation.done'));
  });
  const goOn = useDeveloperAct(async () => {
    await publishing.undeprecate(name);
    toast(t('deprecation.undone'));
  });
  return (
    <Section title={t('deprecation.title')} text={t(deprecation ? 'deprecation.is' : 'deprecation.text')}>
      <Stack
        component="form"
        gap="md"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          setAsking(true);
        }}
      >
        <TextInput
          type="date"
          label={t('deprecation.sunset')}
          description={t('deprecation.sunsetText')}
          required
          withAsterisk={false}
          maw={240}
          value={sunset}
          error={mistakeIn(deprecate.error, '/sunset')}
          onChange={(event) => setSunset(event.currentTarget.value)}
        />
        <TextInput
          label={t('deprecation.replacement')}
          description={t('deprecation.replacementText')}
          maxLength={63}
          spellCheck={false}
          value={replacement}
          error={mistakeIn(deprecate.error, '/replacement')}
          onChange={(event) => setReplacement(event.currentTarget.value)}
        />
        <Textarea
          label={t('deprecation.message')}
          description={t('deprecation.messageText')}
          required
          withAsterisk={false}
          rows={3}
          maxLength={1000}
          value={message}
          error={mistakeIn(deprecate.error, '/message')}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        <Failure title={t('deprecation.notUndone')} error={goOn.error} />
        <Group gap="xs">
          <Button type="submit" variant="default" disabled={!sunset || !message.trim()}>
            {t(deprecation ? 'deprecation.change' : 'deprecation.open')}
          </Button>
          {deprecation && (
            <Button variant="default" loading={goOn.isPending} onClick={() => goOn.mutate(undefined)}>
              {t('deprecation.undo')}
            </Button>
          )}
        </Group>
      </Stack>
      <Confirm
        opened={asking}
        onClose={() => {
          setAsking(false);
          deprecate.reset();
        }}
        title={t('deprecation.ask')}
        consequences={[t('deprecation.first'), t('deprecation.second')]}
        confirm={t('deprecation.confirm')}
        act={{
          isPending: deprecate.isPending,
          error: deprecate.error,
          run: () => deprecate.mutate(undefined),
        }}
        failed={{
          title: t('deprecation.failed'),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </Section>
  );
}

function Offer({ overview: { name, displayName, published } }: { overview: Overview }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const unpublish = useDeveloperAct(async () => {
    await publishing.unpublish(name);
    setAsking(false);
    toast(t('offer.unpublished'));
  });
  const republish = useDeveloperAct(async () => {
    await publishing.republish(name);
    toast(t('offer.republished'));
  });
  return (
    <Section title={t('offer.title')}>
      <Stack gap="md" align="flex-start">
        <Text size="sm">{t(published ? 'offer.is' : 'offer.isNot', { app: displayName })}</Text>
        <Failure title={t('offer.notRepublished')} error={republish.error} />
        {published ? (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('offer.unpublish')}
          </Button>
        ) : (
          <Button loading={republish.isPending} onClick={() => republish.mutate(undefined)}>
            {t('offer.republish')}
          </Button>
        )}
      </Stack>
      <Confirm
        opened={asking}
        onClose={() => {
          setAsking(false);
          unpublish.reset();
        }}
        title={t('offer.ask', { app: displayName })}
        consequences={[t('offer.first'), t('offer.second'), t('offer.third')]}
        confirm={t('offer.confirm')}
        color="red.9"
        act={{
          isPending: unpublish.isPending,
          error: unpublish.error,
          run: () => unpublish.mutate(undefined),
        }}
        failed={{
          title: t('offer.failed'),
          decided: t('outcome.unchanged'),
          undecided: t('outcome.unknown'),
        }}
      />
    </Section>
  );
}
