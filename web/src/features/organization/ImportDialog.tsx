import { Anchor, Button, FileButton, Group, Loader, Stack, Table, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import { type ImportOutcome, type Membership, ProblemError } from '@/lib/api/index.ts';
import classes from './Invitations.module.css';
import { useImport } from './queries.ts';

interface Props {
  organization: Membership;
  opened: boolean;
  onClose: () => void;
}

const largest = 1_048_576;
/** As many mistakes as somebody mends in one go. */
const shownMistakes = 200;
const sample = `data:text/csv;charset=utf-8,${encodeURIComponent(
  'email,role\r\nalex.doe@example.com,member\r\nsam.lee@example.com,admin\r\n',
)}`;

/** Invites everybody on a list, after a look at what that would do. */
export function ImportDialog({ organization, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [file, setFile] = useState<{ name: string; csv: string } | null>(null);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const look = useImport(organization.id);
  const run = useImport(organization.id);
  const found = look.data;
  const ready = found !== undefined && found.mistakes.length === 0 && found.toInvite > 0;
  const error = run.error ?? look.error;

  const forget = () => {
    setFile(null);
    setTooLarge(null);
    look.reset();
    run.reset();
  };
  const close = () => {
    onClose();
    forget();
  };
  const choose = async (chosen: File | null | undefined) => {
    if (!chosen) return;
    forget();
    if (chosen.size > largest) return setTooLarge(chosen.name);
    const csv = await chosen.text();
    setFile({ name: chosen.name, csv });
    look.mutate({ csv, dryRun: true });
  };
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void choose(event.dataTransfer.files[0]);
  };

  return (
    <Dialog
      opened={opened}
      onClose={close}
      size="lg"
      title={t('import.title', { organization: organization.displayName })}
      closeOnClickOutside={!run.isPending}
      closeOnEscape={!run.isPending}
    >
      <Stack gap="md">
        <Text size="sm">
          {t('import.lead')}{' '}
          <Anchor href={sample} download="invitations.csv" inherit>
            {t('import.sample')}
          </Anchor>
        </Text>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside does the same */}
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={dropped}
        >
          <IconFileSpreadsheet size={28} stroke={1.5} aria-hidden />
          <Text size="sm">{file ? file.name : t('import.drop')}</Text>
          <FileButton
            onChange={choose}
            accept="text/csv,.csv"
            inputProps={{ 'aria-label': t('import.choose') }}
          >
            {(props) => (
              <Button {...props} size="xs" variant="default" data-autofocus>
                {t(file ? 'import.chooseOther' : 'import.choose')}
              </Button>
            )}
          </FileButton>
        </div>
        <div role="status">
          {look.isPending && (
            <Group gap="xs">
              <Loader size={16} />
              <Text size="sm">{t('import.looking')}</Text>
            </Group>
          )}
          {tooLarge && (
            <Text size="sm" c="var(--mantine-color-error)">
              {t('import.tooLarge', { name: tooLarge })}
            </Text>
          )}
          {found && <Outcome outcome={found} />}
        </div>
        {found && found.mistakes.length > 0 && <Mistakes mistakes={found.mistakes} />}
        {error && (
          <ProblemNotice
            title={t('import.failed')}
            error={error}
            consequence={{
              decided: t('invitations.nobodyInvited'),
              undecided:
                error instanceof ProblemError && look.error
                  ? t('invitations.nobodyInvited')
                  : t('import.unknown'),
            }}
          />
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={run.isPending}>
            {t('action.cancel')}
          </Button>
          <Button
            disabled={!ready}
            loading={run.isPending}
            onClick={() =>
              file &&
              run.mutate(
                { csv: file.csv, dryRun: false },
                {
                  onSuccess: ({ toInvite }) => {
                    close();
                    toast(t('import.done', { count: toInvite }));
                  },
                },
              )
            }
          >
            {ready ? t('import.run', { count: found.toInvite }) : t('import.runNone')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Outcome({ outcome }: { outcome: ImportOutcome }) {
  const { t } = useTranslation();
  const { mistakes, toInvite, alreadyInvited, alreadyMembers } = outcome;
  const numbers = { toInvite, alreadyInvited, alreadyMembers };
  return (
    <Stack gap="sm">
      <Text size="sm" fw={560}>
        {mistakes.length > 0
          ? t('import.mistakes', { count: mistakes.length })
          : t('import.ready', { count: outcome.rows })}
      </Text>
      {mistakes.length === 0 && (
        <dl className={classes.numbers}>
          {(['toInvite', 'alreadyInvited', 'alreadyMembers'] as const).map((each) => (
            <div key={each} className={classes.number}>
              <dt>{t(`import.${each}`)}</dt>
              <dd>{numbers[each]}</dd>
            </div>
          ))}
        </dl>
      )}
    </Stack>
  );
}

function Mistakes({ mistakes }: Pick<ImportOutcome, 'mistakes'>) {
  const { t } = useTranslation();
  return (
    <>
      <Table.ScrollContainer
        minWidth={0}
        maxHeight={260}
        type="native"
        tabIndex={0}
        aria-label={t('import.mistakesLabel')}
      >
        <Table stickyHeader verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={72}>{t('import.line')}</Table.Th>
              <Table.Th w={72}>{t('import.column')}</Table.Th>
              <Table.Th>{t('import.mistake')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {mistakes.slice(0, shownMistakes).map(({ line, column, message }) => (
              <Table.Tr key={`${line} ${column} ${message}`}>
                <Table.Td>{line}</Table.Td>
                <Table.Td>{column}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {mistakes.length > shownMistakes && (
        <Text size="sm" c="dimmed">
          {t('import.moreMistakes', { count: mistakes.length - shownMistakes })}
        </Text>
      )}
    </>
  );
}
