import { Anchor, Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { Failure } from '@/components/Failure.tsx';
import { toast } from '@/components/toasts.tsx';
import { ProblemError } from '@/lib/api/index.ts';
import { publishing } from '@/lib/api/publishing.ts';
import { Changes } from './Changes.tsx';
import { useDeveloperAct } from './queries.ts';

interface Props {
  name: string;
  displayName: string;
  opened: boolean;
  onClose: () => void;
}

/** Makes the draft a version: says what it changes, asks what is new, and says what stands in the way. */
export function PublishDialog({ name, displayName, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [changelog, setChangelog] = useState('');
  const publish = useDeveloperAct((said: string) => publishing.publish(name, said || undefined));
  const close = () => {
    onClose();
    publish.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate(changelog.trim(), {
      onSuccess: ({ version }) => {
        toast(t('publish.done', { app: displayName, version }));
        setChangelog('');
        close();
      },
    });
  };
  return (
    <Dialog
      opened={opened}
      onClose={close}
      title={t('publish.title')}
      size="lg"
      closeOnClickOutside={!publish.isPending}
      closeOnEscape={!publish.isPending}
    >
      <Stack component="form" gap="md" onSubmit={submit}>
        <List size="sm" spacing={6}>
          <List.Item>{t('publish.first')}</List.Item>
          <List.Item>{t('publish.second')}</List.Item>
        </List>
        <Changes name={name} version="draft" />
        <Textarea
          label={t('publish.changelog')}
          description={t('publish.changelogText')}
          rows={4}
          maxLength={10_000}
          data-autofocus
          value={changelog}
          onChange={(event) => setChangelog(event.currentTarget.value)}
        />
        <Failure title={t('publish.failed')} error={publish.error} />
        <InTheWay name={name} error={publish.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={publish.isPending}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={publish.isPending}>
            {t('publish.confirm')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

/** What somebody can do about a refusal. */
function InTheWay({ name, error }: { name: string; error: Error | null }) {
  const { t } = useTranslation();
  if (!(error instanceof ProblemError)) return null;
  const { greatest } = error.members;
  if (error.slug === 'checks-failed') {
    return (
      <Anchor component={Link} to={`/developer/${name}/checks`} size="sm">
        {t('publish.toChecks')}
      </Anchor>
    );
  }
  return error.slug === 'version-not-greater' && typeof greatest === 'string' ? (
    <Text size="sm">{t('publish.greatest', { greatest })}</Text>
  ) : null;
}
