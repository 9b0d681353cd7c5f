import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks';
import { IconCloudDownload } from '@tabler/icons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '@/components/Failure.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { When } from '@/components/When.tsx';
import { ProblemError } from '@/lib/api/index.ts';
import { type Draft, publishing } from '@/lib/api/publishing.ts';
import { useVisitor } from '@/lib/session.ts';
import { Changes } from './Changes.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { Faults } from './Faults.tsx';
import type { EditorHandle } from './ManifestEditor.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { draftQuery, schemaQuery } from './publishing.ts';
import { useDeveloperAct } from './queries.ts';
import { keepUnsaved, readUnsaved } from './unsaved.ts';

const Editor = lazy(async () => ({ default: (await import('./ManifestEditor.tsx')).ManifestEditor }));

interface Props {
  name: string;
  displayName: string;
  dialog: string | undefined;
  onDialog: (dialog?: string) => void;
}

/** What an integration says about itself in its next version. */
export function ManifestRoom(props: Props) {
  const { t } = useTranslation();
  const found = useQuery(draftQuery(props.name));
  const visitor = useVisitor();
  if (found.isError && !found.data) {
    return (
      <ProblemNotice title={t('manifest.failed')} error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  if (!found.data || !visitor) return <Skeleton h={520} radius="lg" />;
  return <Writing draft={found.data} account={visitor.account.id} {...props} />;
}

function Writing({
  name,
  displayName,
  dialog,
  onDialog,
  draft,
  account,
}: Props & { draft: Draft; account: string }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const help = useId();
  const [kept, setKept] = useState(() => {
    const found = readUnsaved(account, name);
    return found && found.text !== draft.text ? found : null;
  });
  // What is on the page, and which saved draft it was begun from.
  const [text, setText] = useState(kept?.text ?? draft.text);
  const [base, setBase] = useState<Draft>(kept ? { text: draft.text, revision: kept.revision } : draft);
  const [conflict, setConflict] = useState(false);
  const unsaved = text !== base.text;
  const schema = useQuery(schemaQuery);
  const editor = useRef<EditorHandle>(null);

  const [checked] = useDebouncedValue(text, 400);
  const validation = useQuery({
    queryKey: ['validation', name, checked, i18n.language],
    queryFn: ({ signal }) => publishing.validate(name, 'draft', checked, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
  const faults = validation.data;
  const marks = useMemo(
    () => (faults ?? []).map(({ line, column, text: message }) => ({ line, column, message })),
    [faults],
  );

  const keep = useDebouncedCallback(
    (next: string, revision: number) => keepUnsaved(account, name, { text: next, revision, at: Date.now() }),
    { delay: 300, flushOnUnmount: true },
  );
  const write = (next: string) => {
    setText(next);
    keep(next, base.revision);
  };
  const settle = (saved: Draft) => {
    keep.cancel();
    keepUnsaved(account, name, null);
    setBase(saved);
    setText(saved.text);
    setKept(null);
    queries.setQueryData(draftQuery(name).queryKey, saved);
  };

  const save = useDeveloperAct(async (wanted: Draft) => {
    const { revision } = await publishing.saveDraft(name, wanted);
    settle({ text: wanted.text, revision });
  });
  const fetching = useDeveloperAct(async () => {
    await publishing.fetchDraft(name, base.revision);
    settle(await publishing.draft(name));
    toast(t('manifest.fetched'));
  });
  const changed = [save.error, fetching.error].some(
    (error) => error instanceof ProblemError && error.slug === 'draft-changed',
  );
  useEffect(() => setConflict(changed), [changed]);
  const busy = save.isPending || fetching.isPending;
  const forget = () => {
    save.reset();
    fetching.reset();
  };

  return (
    <Stack gap="lg">
      {kept && unsaved && (
        <Alert color="blue" variant="light" title={t('manifest.kept')}>
          <Text size="sm" mb="xs">
            {t('manifest.keptText')} <When at={new Date(kept.at).toISOString()} exact />
          </Text>
          <Button size="xs" variant="default" onClick={() => settle(draft)}>
            {t('manifest.drop')}
          </Button>
        </Alert>
      )}
      <div>
        <Group justify="space-between" gap="xs" mb="xs">
          <Text id={help} size="sm" c="dimmed">
            {t('manifest.help')}
          </Text>
          <Text size="sm" role="status">
            {t(unsaved ? 'manifest.unsaved' : 'manifest.saved')}
          </Text>
        </Group>
        <Suspense fallback={<Skeleton h={420} radius="md" />}>
          <Editor
            label={t('manifest.label', { app: displayName })}
            describedBy={help}
            text={text}
            onChange={write}
            marks={marks}
            schema={schema.data}
            handle={editor}
          />
        </Suspense>
      </div>
      <Faults
        faults={faults}
        error={validation.error}
        onGo={({ line, column }) => editor.current?.goTo(line, column)}
        onMend={(next) => write(next)}
        text={text}
      />
      {!changed && (
        <>
          <Failure title={t('manifest.notSaved')} error={save.error} />
          <Failure title={t('manifest.notFetched')} error={fetching.error} />
        </>
      )}
      {changed && !conflict && (
        <Alert color="orange" variant="light" title={t('conflict.title')}>
          <Button size="xs" variant="default" onClick={() => setConflict(true)}>
            {t('conflict.open')}
          </Button>
        </Alert>
      )}
      <Group gap="xs">
        <Button
          loading={save.isPending}
          disabled={!unsaved || busy}
          onClick={() => {
            forget();
            save.mutate({ text, revision: base.revision }, { onSuccess: () => toast(t('manifest.done')) });
          }}
        >
          {t('manifest.save')}
        </Button>
        <Button variant="default" disabled={unsaved || busy} onClick={() => onDialog('publish')}>
          {t('publish.open')}
        </Button>
        <Button
          variant="default"
          loading={fetching.isPending}
          disabled={unsaved || busy}
          leftSection={<IconCloudDownload size={17} stroke={1.75} />}
          onClick={() => {
            forget();
            fetching.mutate(undefined);
          }}
        >
          {t('manifest.fetch')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" mt={-8}>
        {t(unsaved ? 'manifest.saveFirst' : 'manifest.fetchText')}
      </Text>
      <Section title={t('changes.title')} text={t('changes.text')}>
        <Changes name={name} version="draft" />
      </Section>
      {conflict && (
        <ConflictDialog
          name={name}
          mine={text}
          onClose={() => setConflict(false)}
          onMine={(revision) => {
            forget();
            save.mutate({ text, revision });
          }}
          onTheirs={(theirs, revision) => {
            forget();
            settle({ text: theirs, revision });
          }}
        />
      )}
      <PublishDialog
        name={name}
        displayName={displayName}
        opened={dialog === 'publish'}
        onClose={() => onDialog()}
      />
    </Stack>
  );
}
