import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/components/Dialog.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { toast } from '@/components/toasts.tsx';
import { type AppRequest, type Membership, ProblemError } from '@/lib/api/index.ts';
import { useApprove, useDeny } from './requests.ts';

interface Props {
  answer: 'approve' | 'deny';
  request: AppRequest;
  organization: Membership;
  opened: boolean;
  onClose: () => void;
}

/** Installs what was asked for, or says why not. */
export function AnswerDialog({ answer, request, organization, opened, onClose }: Props) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const approve = useApprove();
  const deny = useDeny();
  const act = answer === 'approve' ? approve : deny;
  const words = {
    app: request.integration.displayName,
    name: request.requestedBy.name,
    organization: organization.displayName,
  };
  const close = () => {
    onClose();
    act.reset();
  };
  const done = {
    onSuccess: () => {
      close();
      toast(t(`requests.done.${answer}`, words));
    },
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const text = said.trim();
    if (answer === 'approve') approve.mutate({ id: request.id, ...(text && { answer: text }) }, done);
    else deny.mutate({ id: request.id, reason: text }, done);
  };
  return (
    <Dialog opened={opened} onClose={close} title={t(`requests.title.${answer}`, words)}>
      <Stack component="form" gap="md" onSubmit={submit}>
        <Text size="sm">{t(`requests.will.${answer}`, words)}</Text>
        <Textarea
          label={t(answer === 'deny' ? 'requests.reason' : 'requests.answer')}
          required={answer === 'deny'}
          data-autofocus
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={said}
          onChange={(event) => setSaid(event.currentTarget.value)}
        />
        {act.error && (
          <ProblemNotice
            title={t('requests.notAnswered')}
            error={act.error}
            consequence={{ decided: t('outcome.unchanged'), undecided: t('outcome.unknown') }}
          />
        )}
        {act.error instanceof ProblemError && act.error.slug === 'not-allowed-here' && (
          <Anchor
            size="sm"
            renderRoot={(props) => <Link to="/organization/{-$tab}" params={{ tab: 'policy' }} {...props} />}
          >
            {t('panel.toPolicy')}
          </Anchor>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close} disabled={act.isPending}>
            {t('action.cancel')}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={answer === 'deny' && said.trim() === ''}>
            {t(`requests.${answer}`)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
