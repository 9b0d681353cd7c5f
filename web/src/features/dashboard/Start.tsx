import { Button, Skeleton, Text, Title } from '@mantine/core';
import { IconLayoutDashboard } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/components/Empty.tsx';
import { ProblemNotice } from '@/components/ProblemNotice.tsx';
import { useFormat } from '@/lib/format.ts';
import { LiveMark } from './LiveMark.tsx';
import { grid } from './layout.ts';
import { OfferPreview } from './OfferPreview.tsx';
import { type Template, templatesOf } from './offers.ts';
import { useChoices } from './queries.ts';
import classes from './Start.module.css';

interface Props {
  onTake: (template: Template) => void;
  onAdd: () => void;
}

/** A dashboard with nothing on it: what it could be, made of what is installed. */
export function Start({ onTake, onAdd }: Props) {
  const { t } = useTranslation();
  const { choices, ...found } = useChoices();
  const templates = useMemo(() => templatesOf(choices ?? []), [choices]);

  if (found.isError && !choices) {
    return (
      <ProblemNotice
        title={t('dashboard.choicesFailed')}
        error={found.error}
        onRetry={() => void found.refetch()}
      />
    );
  }
  if (found.isPending) {
    return (
      <div className={classes.templates} aria-busy>
        {[1, 2, 3].map((n) => (
          <Skeleton key={n} h={340} radius="lg" />
        ))}
      </div>
    );
  }
  if (templates.length === 0) {
    return (
      <Empty
        icon={<IconLayoutDashboard size={36} stroke={1.3} aria-hidden />}
        title={t('dashboard.nothing')}
        text={t('dashboard.nothingText')}
      >
        <Button renderRoot={(props) => <Link to="/" search={{ type: 'widget' }} {...props} />}>
          {t('dashboard.findWidgets')}
        </Button>
      </Empty>
    );
  }
  return (
    <>
      <Title order={2} mb={4}>
        {t('dashboard.begin')}
      </Title>
      <Text c="dimmed" mb="lg" maw={620}>
        {t('dashboard.beginText')}
      </Text>
      <div className={classes.templates}>
        {templates.map((template) => (
          <TemplateCard key={template.name} template={template} onTake={onTake} />
        ))}
      </div>
      <Text c="dimmed" size="sm" mt="lg">
        {t('dashboard.orAlone')}{' '}
        <Button variant="subtle" size="compact-sm" onClick={onAdd}>
          {t('dashboard.add')}
        </Button>
      </Text>
    </>
  );
}

function TemplateCard({ template, onTake }: { template: Template; onTake: Props['onTake'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { name, offers } = template;
  const title = t(`dashboard.template.${name}`);
  const apps = [...new Set(offers.map(({ choice }) => choice.installation.displayName))];
  const rows = Math.min(16, Math.max(...offers.map(({ y, h }) => y + h)));
  return (
    <article className={classes.template}>
      <div className={classes.miniature} aria-hidden inert>
        <div
          className={classes.small}
          style={{
            gridTemplateColumns: `repeat(${grid.columns}, 1fr)`,
            gridTemplateRows: `repeat(${rows}, ${grid.row}px)`,
          }}
        >
          {offers
            .filter(({ y }) => y < rows)
            .map((offer) => (
              <div
                key={offer.id}
                className={classes.tile}
                style={{
                  gridColumn: `${offer.x + 1} / span ${offer.w}`,
                  gridRow: `${offer.y + 1} / span ${Math.min(offer.h, rows - offer.y)}`,
                }}
              >
                <div className={classes.tileHead}>
                  <span className={classes.tileTitle}>{offer.choice.installation.displayName}</span>
                  {offer.choice.source && <LiveMark state={offer.choice.state} since={offer.choice.since} />}
                </div>
                <div className={classes.tileBody}>
                  <OfferPreview offer={offer} />
                </div>
              </div>
            ))}
        </div>
      </div>
      <div className={classes.words}>
        <h3>{title}</h3>
        <p>{t('dashboard.templateOf', { count: offers.length, apps: format.list(apps) })}</p>
        <Button
          size="sm"
          variant="light"
          aria-label={t('dashboard.useOne', { title })}
          onClick={() => onTake(template)}
        >
          {t('dashboard.use')}
        </Button>
      </div>
    </article>
  );
}
