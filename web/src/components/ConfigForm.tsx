import {
  Checkbox,
  NumberInput,
  PasswordInput,
  Select,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Config,
  type Fault,
  type Field,
  faultsIn,
  type Mistake,
  placeOf,
  Unreadable,
} from '@/lib/configSchema.ts';

interface Props {
  fields: Field[];
  config: Config;
  onChange: (config: Config) => void;
  mistakes: Mistake[];
}

/** The settings of an app as a form, each mistake beside its field. */
export function ConfigForm({ fields, config, onChange, mistakes }: Props) {
  const { t } = useTranslation();
  const wrong = (field: Field) => {
    const said = mistakes.flatMap(({ pointer, message }) => {
      const { name, line } = placeOf(pointer);
      if (name !== field.name) return [];
      return line === null ? [message] : [t('config.line', { line, message })];
    });
    return said.length > 0 ? said.join(' ') : null;
  };
  const set = (name: string, value: unknown) => {
    const { [name]: _, ...others } = config;
    onChange(value === undefined ? others : { ...config, [name]: value });
  };
  return (
    <Stack gap="md">
      {fields.map((field) => (
        <Setting
          key={field.name}
          field={field}
          value={config[field.name]}
          error={wrong(field)}
          onChange={(value) => set(field.name, value)}
        />
      ))}
    </Stack>
  );
}

/** Goes to the first field that is wrong, once it is drawn so. */
export const showFirstMistake = (form: HTMLFormElement | null) =>
  requestAnimationFrame(() => {
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: 'center' });
  });

/** What is wrong with settings, in words. */
export function useMistakes() {
  const { t } = useTranslation();
  return (fields: Field[], config: Config): Mistake[] =>
    faultsIn(fields, config).map((fault) => ({ pointer: fault.pointer, message: t(...sentence(fault)) }));
}

const sentence = (fault: Fault) =>
  [
    `config.fault.${fault.fault}`,
    'bound' in fault ? { count: fault.bound, bound: fault.bound } : { count: 0, bound: 0 },
  ] as const;

interface SettingProps {
  field: Field;
  value: unknown;
  error: string | null;
  onChange: (value: unknown) => void;
}

function Setting({ field, value, error, onChange }: SettingProps) {
  const { t } = useTranslation();
  const { kind, title, description, required, secret, options, min, max } = field;
  const common = { label: title, description, error, withAsterisk: required, 'aria-required': required };
  const shown = typeof value === 'string' ? value : '';

  switch (kind) {
    case 'text':
      return secret ? (
        <PasswordInput
          {...common}
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('config.show') }}
          value={shown}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      ) : (
        <TextInput
          {...common}
          value={shown}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...common}
          allowDecimal={!field.integer}
          clampBehavior="none"
          min={min ?? undefined}
          max={max ?? undefined}
          hideControls
          inputMode={field.integer ? 'numeric' : 'decimal'}
          value={typeof value === 'number' ? value : shown}
          onChange={(next) => onChange(next === '' ? undefined : next)}
        />
      );
    case 'boolean':
      return (
        <Switch
          label={title}
          description={description}
          error={error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <Select
          {...common}
          data={options}
          clearable={!required}
          clearButtonProps={{ 'aria-label': t('config.clear', { title }) }}
          allowDeselect={false}
          value={shown || null}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'choices':
      return (
        <Checkbox.Group
          label={title}
          description={description}
          error={error}
          withAsterisk={required}
          value={Array.isArray(value) ? value : []}
          onChange={(next) => onChange(options.filter((option) => next.includes(option)))}
        >
          <Stack gap={8} mt={6}>
            {options.map((option) => (
              <Checkbox key={option} value={option} label={option} />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'lines':
      return <Lines common={common} value={Array.isArray(value) ? value : []} onChange={onChange} />;
    case 'json':
      return <Json common={common} value={value} onChange={onChange} />;
  }
}

interface WrittenProps {
  common: { label: string; description: string | null; error: string | null };
  onChange: (value: unknown) => void;
}

/** Several texts, one in each line. */
function Lines({ common, value, onChange }: WrittenProps & { value: unknown[] }) {
  const { t } = useTranslation();
  const [written, setWritten] = useState(value.join('\n'));
  return (
    <Textarea
      {...common}
      description={[common.description, t('config.lines')].filter(Boolean).join(' ')}
      autosize
      minRows={2}
      maxRows={8}
      value={written}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setWritten(next);
        onChange(
          next
            .split('\n')
            .map((line) => line.trim())
            .filter((line) => line !== ''),
        );
      }}
    />
  );
}

/** What has no form of its own, as it is written. */
function Json({ common, value, onChange }: WrittenProps & { value: unknown }) {
  const { t } = useTranslation();
  const [written, setWritten] = useState(value === undefined ? '' : JSON.stringify(value, null, 2));
  return (
    <Textarea
      {...common}
      description={[common.description, t('config.json')].filter(Boolean).join(' ')}
      autosize
      minRows={3}
      maxRows={12}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={written}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setWritten(next);
        if (next.trim() === '') return onChange(undefined);
        try {
          onChange(JSON.parse(next));
        } catch {
          onChange(new Unreadable());
        }
      }}
    />
  );
}
