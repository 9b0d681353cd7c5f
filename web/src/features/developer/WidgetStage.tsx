import { Badge, Button, Group, NumberInput, SegmentedControl, Skeleton, Text, Textarea } from '@mantine/core';
import type { HostContext } from '@patchbay/widget/protocol.ts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfigForm, useMistakes } from '@/components/ConfigForm.tsx';
import { Section } from '@/components/Section.tsx';
import type { Choice, Frame } from '@/lib/api/dashboard.ts';
import { type Config, defaultsOf, fieldsOf } from '@/lib/configSchema.ts';
import { useLive } from '@/lib/live.ts';
import type { LiveSource } from '@/lib/liveSource.ts';
import { stylesIn } from './otherTheme.ts';
import { PreviewFrame, type Said, type WidgetState } from './PreviewFrame.tsx';
import classes from './Widget.module.css';
import { type LogLine, WidgetLog } from './WidgetLog.tsx';
import { exampleFrom, exampleOf, type PreviewData, previewData, sourceOf, written } from './widgetData.ts';
import { choicesQuery } from './widgetQueries.ts';

const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];
const languages = { en: 'en-GB', de: 'de-DE' } as const;
type Language = keyof typeof languages;
const sizes = ['minSize', 'defaultSize', 'maxSize'] as const;

/** Of the grid on a page as wide as it gets, in pixels: columns, rows, the gap between them, and a card's own head. */
const grid = { column: 78, row: 40, gap: 12, head: 44 };
const mostLines = 200;

/** The widget in its frame, and the switches for what it is shown with. */
export function Stage({ name, displayName, frame }: { name: string; displayName: string; frame: Frame }) {
  const choices = useQuery(choicesQuery);
  const choice =
    choices.data?.find(({ installation, source }) => installation.name === name && source) ?? null;
  if (choices.isPending) return <Skeleton h={320} radius="lg" />;
  const props = { displayName, frame, choice };
  return choice ? (
    <LiveStage {...props} installation={choice.installation.id} />
  ) : (
    <Shown {...props} live={null} />
  );
}

interface StageProps {
  displayName: string;
  frame: Frame;
  /** What this person has of it themselves. */
  choice: Choice | null;
}

function LiveStage({ installation, ...props }: StageProps & { installation: string }) {
  return <Shown {...props} live={useLive(installation)} />;
}

function Shown({ displayName, frame, choice, live }: StageProps & { live: LiveSource | null }) {
  const { t, i18n } = useTranslation();
  const says = useMistakes();
  const [theme, setTheme] = useState<Theme>('light');
  const [language, setLanguage] = useState<Language>(i18n.language === 'de' ? 'de' : 'en');
  const [size, setSize] = useState(frame.defaultSize);
  const [data, setData] = useState<PreviewData>(live ? 'live' : 'example');
  const [example, setExample] = useState(() =>
    written(
      choice?.sample.length ? choice.sample.map(({ value }) => value) : [exampleFrom(choice?.source?.schema)],
    ),
  );
  const fields = useMemo(() => fieldsOf(frame.configSchema), [frame]);
  const [config, setConfig] = useState<Config>(() => defaultsOf(fields));
  const [state, setState] = useState<WidgetState>({ is: 'loading' });
  const [lines, setLines] = useState<LogLine[]>([]);
  const counted = useRef(0);
  const onSaid: Said = useCallback((way, what, detail) => {
    counted.current += 1;
    const text = detail === undefined ? '' : typeof detail === 'string' ? detail : JSON.stringify(detail);
    const line = { id: counted.current, at: new Date().toISOString(), way, what, detail: text };
    setLines((before) => [line, ...before].slice(0, mostLines));
  }, []);

  const width = size.w * grid.column + (size.w - 1) * grid.gap;
  const height = size.h * grid.row + (size.h - 1) * grid.gap - grid.head;
  const context = useMemo(
    (): HostContext => ({
      theme,
      styles: { variables: stylesIn(theme) },
      locale: languages[language],
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      containerDimensions: { width, height },
      displayMode: 'inline',
      availableDisplayModes: ['inline'],
    }),
    [theme, language, width, height],
  );
  const source = useMemo(
    () => sourceOf({ data, live, choice, example, now: new Date() }),
    [data, live, choice, example],
  );
  const wrong = exampleOf(example);
  const settings = config as Record<string, never>;
  return (
    <>
      <Section title={t('widget.preview')}>
        <div className={classes.switches}>
          <Choices
            label={t('widget.theme.label')}
            value={theme}
            options={themes.map((each) => [each, t(`widget.theme.${each}`)])}
            onChoose={setTheme}
          />
          <Choices
            label={t('widget.language')}
            value={language}
            options={[
              ['en', 'English'],
              ['de', 'Deutsch'],
            ]}
            onChoose={setLanguage}
          />
          <Choices
            label={t('widget.data.label')}
            value={data}
            options={previewData
              .filter((each) => each !== 'live' || live)
              .map((each) => [each, t(`widget.data.${each}`)])}
            onChoose={setData}
          />
        </div>
        <div className={classes.switches}>
          <NumberInput
            className={classes.number}
            label={t('widget.columns')}
            min={frame.minSize.w}
            max={frame.maxSize.w}
            clampBehavior="strict"
            value={size.w}
            onChange={(w) => typeof w === 'number' && setSize({ ...size, w })}
          />
          <NumberInput
            className={classes.number}
            label={t('widget.rows')}
            min={frame.minSize.h}
            max={frame.maxSize.h}
            clampBehavior="strict"
            value={size.h}
            onChange={(h) => typeof h === 'number' && setSize({ ...size, h })}
          />
          <Group gap={6}>
            {sizes.map((each) => (
              <Button key={each} variant="default" onClick={() => setSize(frame[each])}>
                {t(`widget.${each}`)}
              </Button>
            ))}
          </Group>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
        <section className={classes.stage} aria-label={t('widget.stage', { width, height })} tabIndex={0}>
          <div
            className={classes.card}
            style={{ ...context.styles.variables, width, height: height + grid.head, colorScheme: theme }}
          >
            <div className={classes.head}>
              <span>{displayName}</span>
              <Badge size="sm" color={source.state === 'live' ? 'teal' : 'gray'}>
                {t(`widget.state.${source.state}`)}
              </Badge>
            </div>
            {state.is === 'ended' ? (
              <Text size="sm" p="sm" role="status">
                {t(`widget.ended.${state.why}`)}
              </Text>
            ) : (
              <PreviewFrame
                url={frame.url}
                title={displayName}
                context={context}
                config={settings}
                source={source}
                bounds={boundsOf(frame)}
                onSaid={onSaid}
                onState={setState}
                onConfigure={() => document.getElementById('widget-settings')?.scrollIntoView()}
              />
            )}
          </div>
        </section>
        <Text size="sm" c="dimmed" mt="xs">
          {t(live ? 'widget.liveText' : 'widget.notLiveText')}
        </Text>
      </Section>
      {(data === 'example' || (data === 'stale' && !live?.records.size)) && (
        <Section title={t('widget.example')} text={t('widget.exampleText')}>
          <Textarea
            aria-label={t('widget.example')}
            autosize
            minRows={6}
            maxRows={20}
            spellCheck={false}
            styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
            value={example}
            error={'wrong' in wrong ? t(`widget.wrong.${wrong.wrong}`) : null}
            onChange={(event) => setExample(event.currentTarget.value)}
          />
        </Section>
      )}
      {fields.length > 0 && (
        <div id="widget-settings">
          <Section title={t('widget.settings')} text={t('widget.settingsText')}>
            <ConfigForm
              fields={fields}
              config={config}
              onChange={setConfig}
              mistakes={says(fields, config)}
            />
          </Section>
        </div>
      )}
      <WidgetLog lines={lines} onClear={() => setLines([])} />
    </>
  );
}

function Choices<Option extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  label: string;
  value: Option;
  options: [Option, string][];
  onChoose: (option: Option) => void;
}) {
  return (
    <fieldset>
      <legend>{label}</legend>
      <SegmentedControl
        aria-label={label}
        value={value}
        data={options.map(([each, words]) => ({ value: each, label: words }))}
        onChange={(chosen) => onChoose(chosen as Option)}
      />
    </fieldset>
  );
}

const pixels = ({ w, h }: { w: number; h: number }) =>
  [w * grid.column + (w - 1) * grid.gap, h * grid.row + (h - 1) * grid.gap - grid.head] as const;

function boundsOf({ minSize, maxSize }: Frame) {
  const [least, most] = [pixels(minSize), pixels(maxSize)];
  return { width: [least[0], most[0]] as const, height: [least[1], most[1]] as const };
}
