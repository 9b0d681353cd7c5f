import { ActionIcon, Group, Text } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section.tsx';
import { localeOf } from '@/lib/format.ts';
import classes from './Widget.module.css';

/** Something that went between the widget and this page, or that the widget wanted. */
export interface LogLine {
  id: number;
  at: string;
  /** `in`: the widget said it; `out`: it was told; `fault`: it was ended, or refused something. */
  way: 'in' | 'out' | 'fault';
  what: string;
  /** More than fits on a line is cut off by the style. */
  detail: string;
}

/** What the widget said and was told, the newest first. */
export function WidgetLog({ lines, onClear }: { lines: LogLine[]; onClear: () => void }) {
  const { t, i18n } = useTranslation();
  const time = new Intl.DateTimeFormat(localeOf(i18n.language), { timeStyle: 'medium' });
  return (
    <Section title={t('widget.log.title')} text={t('widget.log.text')}>
      {lines.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('widget.log.none')}
        </Text>
      ) : (
        <>
          <Group justify="flex-end" mt={-40} mb={8}>
            <ActionIcon variant="default" size={28} aria-label={t('widget.log.clear')} onClick={onClear}>
              <IconTrash size={15} stroke={1.75} />
            </ActionIcon>
          </Group>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
          <ol className={classes.log} tabIndex={0} aria-label={t('widget.log.title')}>
            {lines.map(({ id, at, way, what, detail }) => (
              <li key={id} data-way={way}>
                <span className={classes.at}>{time.format(new Date(at))}</span>
                <span className={classes.way}>{t(`widget.log.${way}`)}</span>
                <span className={classes.what}>
                  <code>{what}</code> {detail}
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}
