import { Button, Group, List, Stack, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { Failure } from '@/components/Failure.tsx';
import { Section } from '@/components/Section.tsx';
import { toast } from '@/components/toasts.tsx';
import { me, ProblemError } from '@/lib/api/index.ts';
import { saveFile } from '@/lib/files.ts';
import { useFormat } from '@/lib/format.ts';
import { meQuery } from '@/lib/me.ts';
import { useVisitor } from '@/lib/session.ts';

/** Taking along what is kept about oneself, and ending the account. */
export function Data() {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const exported = useMutation({
    mutationFn: me.exportData,
    onSuccess: (data) => {
      saveFile(
        `patchbay-${new Date().toISOString().slice(0, 10)}.json`,
        'application/json',
        JSON.stringify(data, null, 2),
      );
      toast(t('data.exported'));
    },
  });

  return (
    <>
      <Section title={t('data.title')} text={t('data.text')}>
        <Stack gap="md" align="flex-start">
          <Button
            variant="default"
            leftSection={<IconDownload size={16} stroke={1.75} />}
            loading={exported.isPending}
            onClick={() => exported.mutate()}
          >
            {t('data.export')}
          </Button>
          <Failure title={t('data.notExported')} error={exported.error} />
        </Stack>
      </Section>
      <Section title={t('data.deleteTitle')} text={t('data.deleteText')}>
        <Button color="red" variant="outline" onClick={() => setEnding(true)}>
          {t('data.delete')}
        </Button>
        {ending && <DeleteAccount onClose={() => setEnding(false)} />}
      </Section>
    </>
  );
}

interface LeftBehind {
  id: string;
  displayName: string;
}

function DeleteAccount({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const visitor = useVisitor();
  const { data: known } = useQuery(meQuery);
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationFn: me.remove,
    // A new document, so that nothing of this person stays in memory.
    onSuccess: () => window.location.assign('/'),
  });
  const email = known?.email ?? visitor?.account.email ?? '';
  const names = visitor?.organizations.map(({ displayName }) => displayName) ?? [];
  const needed =
    remove.error instanceof ProblemError && remove.error.slug === 'last-owner'
      ? (remove.error.members.organizations as LeftBehind[] | undefined)
      : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed.trim().toLowerCase() === email.toLowerCase()) remove.mutate();
  };

  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('data.confirmTitle')}
      size="md"
      closeOnClickOutside={!remove.isPending}
      closeOnEscape={!remove.isPending}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <List size="sm" spacing={6}>
            <List.Item>{t('data.first')}</List.Item>
            {names.length > 0 && (
              <List.Item>{t('data.second', { organizations: format.list(names) })}</List.Item>
            )}
            <List.Item>{t('data.third')}</List.Item>
            <List.Item>{t('data.fourth')}</List.Item>
          </List>
          <TextInput
            label={t('data.type', { email })}
            autoComplete="off"
            required
            withAsterisk={false}
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <Failure
            title={t('data.notDeleted')}
            error={remove.error}
            why={
              needed &&
              t('data.ownedBy', { organizations: format.list(needed.map(({ displayName }) => displayName)) })
            }
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={remove.isPending}>
              {t('action.cancel')}
            </Button>
            <Button
              type="submit"
              color="red.9"
              loading={remove.isPending}
              disabled={typed.trim().toLowerCase() !== email.toLowerCase()}
            >
              {t('data.deleteForGood')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
