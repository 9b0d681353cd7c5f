import contract from 'virtual:contract';
import { Anchor, Container, Text, Title } from '@mantine/core';
import { IconFileSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '@/components/Code.tsx';
import { Empty } from '@/components/Empty.tsx';
import { SearchField } from '@/components/SearchField.tsx';
import { useTitle } from '@/lib/hooks.ts';
import { type Group, groupsOf, matching, matchingEvents, resolver } from './contract.ts';
import { EventEntry, eventId, OperationEntry } from './Entries.tsx';
import classes from './Reference.module.css';
import { Words } from './Words.tsx';

const groups = groupsOf(contract);
const resolve = resolver(contract);
const eventsTag = 'events';

const anchorOf = (tag: string) => `tag-${tag.toLowerCase().replaceAll(' ', '-')}`;

interface Props {
  q: string;
  /** The operation or event that the address names. */
  named: string;
  onSearch: (q: string) => void;
  /** Lets the address name what was opened last, to be handed on. */
  onOpen: (id: string) => void;
}

/** Everything that other programs may ask of this Patchbay, made from the contract that its tests hold it to. */
export function ReferencePage({ q, named, onSearch, onOpen }: Props) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set(named ? [named] : []));
  const shown = useMemo(
    () => ({
      programs: matching(groups.programs, q),
      events: matchingEvents(contract.events, q),
      pages: matching(groups.pages, q),
    }),
    [q],
  );
  const found = [...shown.programs, ...shown.pages].reduce(
    (sum, { operations }) => sum + operations.length,
    shown.events.length,
  );
  useTitle(t('reference.title'));
  const pressed = useRef<string | null>(null);
  useEffect(() => {
    // Nothing moves below the finger of somebody who opens a line.
    if (!named || named === pressed.current) return;
    setOpened((before) => new Set(before).add(named));
    document.getElementById(named)?.scrollIntoView();
  }, [named]);

  const toggle = (id: string) => {
    setOpened((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
    if (opened.has(id)) return;
    pressed.current = id;
    onOpen(id);
  };
  const line = (id: string) => ({ open: opened.has(id), onToggle: toggle, resolve });
  const section = (group: Group) => (
    <Tag
      key={group.tag}
      id={anchorOf(group.tag)}
      title={<span lang="en">{group.tag}</span>}
      text={<Words text={group.description} />}
    >
      {group.operations.map((operation) => (
        <OperationEntry key={operation.operationId} operation={operation} {...line(operation.operationId)} />
      ))}
    </Tag>
  );
  const [own, ...others] = shown.programs;
  return (
    <Container size="70rem" px={{ base: 'md', sm: 'lg' }} pt={40}>
      <Title order={1}>{t('reference.title')}</Title>
      <Text c="dimmed" mt={4} mb="lg" maw="46rem">
        {t('reference.lead')}{' '}
        <Anchor href="/openapi.yaml" underline="always">
          {t('reference.file')}
        </Anchor>
      </Text>
      <div className={classes.search}>
        <SearchField label={t('reference.search')} q={q} onSearch={onSearch} />
        <span role="status" className={classes.count}>
          {q && t('reference.found', { count: found })}
        </span>
      </div>
      <div className={classes.page}>
        <nav className={classes.tags} aria-label={t('reference.title')}>
          <TagLinks title={t('reference.programs.title')} groups={shown.programs}>
            {shown.events.length > 0 && (
              <li>
                <a href={`#${anchorOf(eventsTag)}`}>{t('reference.events.title')}</a>
              </li>
            )}
          </TagLinks>
          <TagLinks title={t('reference.pages.title')} groups={shown.pages} />
        </nav>
        <div className={classes.content}>
          {found === 0 && (
            <Empty
              icon={<IconFileSearch size={36} stroke={1.5} />}
              title={t('reference.none')}
              text={t('reference.noneText')}
            />
          )}
          {(own || shown.events.length > 0) && (
            <Part title={t('reference.programs.title')} text={t('reference.programs.text')}>
              {!q && (
                <Code label={t('reference.programs.token')} text={tokenCommand(window.location.origin)} />
              )}
              {own && section(own)}
              {shown.events.length > 0 && (
                <Tag
                  id={anchorOf(eventsTag)}
                  title={t('reference.events.title')}
                  text={t('reference.events.text')}
                >
                  {shown.events.map((event) => (
                    <EventEntry key={event.title} event={event} {...line(eventId(event.title))} />
                  ))}
                </Tag>
              )}
              {others.map(section)}
            </Part>
          )}
          {shown.pages.length > 0 && (
            <Part title={t('reference.pages.title')} text={t('reference.pages.text')}>
              {!q && (
                <Code label={t('reference.pages.signIn')} text={signInCommand(window.location.origin)} />
              )}
              {shown.pages.map(section)}
            </Part>
          )}
        </div>
      </div>
    </Container>
  );
}

function TagLinks({
  title,
  groups: linked,
  children,
}: {
  title: string;
  groups: Group[];
  children?: ReactNode;
}) {
  if (linked.length === 0 && !children) return null;
  return (
    <>
      <p className={classes.tagsOf}>{title}</p>
      <ul>
        {linked.map(({ tag }) => (
          <li key={tag}>
            <a href={`#${anchorOf(tag)}`} lang="en">
              {tag}
            </a>
          </li>
        ))}
        {children}
      </ul>
    </>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className={classes.partOfPage}>
      <Title order={2}>{title}</Title>
      <Text c="dimmed" size="sm" mt={4} mb="md" maw="46rem">
        {text}
      </Text>
      {children}
    </section>
  );
}

function Tag({
  id,
  title,
  text,
  children,
}: {
  id: string;
  title: ReactNode;
  text: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={id} className={classes.tag}>
      <Title order={3}>{title}</Title>
      <Text c="dimmed" size="sm">
        {text}
      </Text>
      <ul className={classes.entries}>{children}</ul>
    </section>
  );
}

const tokenCommand = (base: string) =>
  `TOKEN=$(curl -s -u "$CLIENT_ID:$CLIENT_SECRET" ${base}/oidc/token \\
  -d grant_type=client_credentials | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;

const signInCommand = (base: string) =>
  `curl -c cookies.txt ${base}/api/session -H 'Origin: ${base}' \\
  -H 'Content-Type: application/json' --data-raw '{"email":"…","password":"…"}'`;
