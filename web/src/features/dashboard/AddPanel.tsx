import { Button, CloseButton, Skeleton, Text, Title } from '@mantine/core';
import { useFocusTrap, useMergedRef } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppIcon } from '@/components/AppIcon.tsx';
import { FocusBack } from '@/components/FocusBack.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { SearchField } from '@/components/SearchField.tsx';
import type { Choice, Proposal } from '@/lib/api/dashboard.ts';
import classes from './AddPanel.module.css';
import { kindIcons } from './kinds.ts';
import { LiveMark } from './LiveMark.tsx';
import { OfferPreview } from './OfferPreview.tsx';
import { type Offer, offersOf } from './offers.ts';
import { Proposals } from './Proposals.tsx';
import { useChoices } from './queries.ts';

interface Props {
  proposals: Proposal[];
  onAnswer: (proposal: Proposal, answer: 'accept' | 'decline') => void;
  onAdd: (offer: Offer) => void;
  onDrag: (offer: Offer | null) => void;
  /** Then it covers the page, so that it holds the keyboard and there is no place to drag to. */
  phone: boolean;
  /** What opens the panel. */
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}

const quietly = { preventScroll: true };

const finds = ({ installation }: Choice, q: string) =>
  [installation.displayName, installation.publisher, installation.organization?.name ?? ''].some((text) =>
    text.toLowerCase().includes(q.toLowerCase()),
  );

/** Everything that can be placed, each as it would look, beside the dashboard. */
export function AddPanel({ proposals, onAnswer, onAdd, onDrag, phone, opener, onClose }: Props) {
  const { t } = useTranslation();
  const { choices, ...found } = useChoices();
  const [q, setQ] = useState('');
  const panel = useRef<HTMLDivElement>(null);
  const held = useMergedRef(panel, useFocusTrap(phone));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(quietly), []);
  const shown = useMemo(
    () =>
      (choices ?? [])
        .filter((choice) => finds(choice, q))
        .map((choice) => ({ choice, offers: offersOf(choice) }))
        .filter(({ offers }) => offers.length > 0),
    [choices, q],
  );
  const frame = {
    ref: held,
    className: classes.panel,
    'aria-label': t('dashboard.add'),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    },
  };
  const content = (
    <>
      <FocusBack otherwise={() => opener.current} />
      <div className={classes.head}>
        <Title order={2} size="h2" ref={heading} tabIndex={-1}>
          {t('dashboard.add')}
        </Title>
        <CloseButton aria-label={t('action.close')} onClick={onClose} />
      </div>
      <div className={classes.search}>
        <SearchField label={t('dashboard.search')} q={q} onSearch={setQ} first />
      </div>
      <div className={classes.list}>
        <Proposals proposals={proposals} onAnswer={onAnswer} within="panel" after={heading} />
        {found.isError && !choices && (
          <ProblemNotice
            title={t('dashboard.choicesFailed')}
            error={found.error}
            onRetry={() => void found.refetch()}
          />
        )}
        {found.isPending && [1, 2, 3].map((n) => <Skeleton key={n} h={148} radius="lg" />)}
        {choices && shown.length === 0 && (
          <Text size="sm" c="dimmed" py="md">
            {q ? t('dashboard.noneFound', { q }) : t('dashboard.nothingInstalled')}
          </Text>
        )}
        {shown.map(({ choice, offers }) => (
          <section
            key={choice.installation.id}
            className={classes.app}
            aria-label={choice.installation.displayName}
          >
            <div className={classes.appHead}>
              <AppIcon app={choice.installation} size={28} />
              <div className={classes.appNames}>
                <h3>{choice.installation.displayName}</h3>
                <span>
                  {[choice.installation.publisher, choice.installation.organization?.name]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
              {choice.source && <LiveMark state={choice.state} since={choice.since} />}
            </div>
            {offers.map((offer) => (
              <OfferCard key={offer.id} offer={offer} onAdd={onAdd} onDrag={onDrag} draggable={!phone} />
            ))}
          </section>
        ))}
        {choices && (
          <Text size="sm" c="dimmed">
            {t('dashboard.more')} <Link to="/">{t('action.toMarketplace')}</Link>
          </Text>
        )}
      </div>
    </>
  );
  if (!phone) return <aside {...frame}>{content}</aside>;
  return (
    <div role="dialog" aria-modal {...frame}>
      {content}
    </div>
  );
}

interface CardProps extends Pick<Props, 'onAdd' | 'onDrag'> {
  offer: Offer;
  draggable: boolean;
}

function OfferCard({ offer, onAdd, onDrag, draggable }: CardProps) {
  const { t } = useTranslation();
  const Icon = kindIcons[offer.widget];
  const { displayName } = offer.choice.installation;
  const kind = t(`dashboard.kind.${offer.widget}`);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging is one way, the button in it is the other
    <div
      className={classes.offer}
      draggable={draggable}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'copy';
        event.dataTransfer.setData('text/plain', displayName);
        onDrag(offer);
      }}
      onDragEnd={() => onDrag(null)}
    >
      <div className={classes.preview} aria-hidden inert>
        <OfferPreview offer={offer} />
      </div>
      <div className={classes.offerFoot}>
        <Icon size={16} stroke={1.75} aria-hidden />
        <span className={classes.kind}>{kind}</span>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} stroke={2} />}
          aria-label={t('dashboard.addOne', { kind, app: displayName })}
          onClick={() => onAdd(offer)}
        >
          {t('dashboard.addIt')}
        </Button>
      </div>
    </div>
  );
}
