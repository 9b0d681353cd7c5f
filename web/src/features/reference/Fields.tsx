import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Field, fieldsOf, type Resolve, type Schema, typeOf, wordsFor } from './contract.ts';
import classes from './Reference.module.css';
import { Words } from './Words.tsx';

interface Props {
  label: string;
  schema: Schema;
  resolve: Resolve;
  /** Whether it is written by whoever reads this, who has to know what may be left out; else it is read. */
  written?: boolean;
}

/** What an object has, and each object in it. */
export function Fields({ label, schema, resolve, written = false }: Props) {
  const { t } = useTranslation();
  const fields = fieldsOf(schema, resolve);
  const words = wordsFor(schema, resolve);
  return (
    <>
      <p className={classes.whole}>
        <code lang="en">{typeOf(schema, resolve)}</code>
        {words.length > 0 && <Choice words={words} />}
        {fields.length === 0 && words.length === 0 && <span>{t('reference.anyFields')}</span>}
      </p>
      {fields.length > 0 && (
        <List label={label} fields={fields} resolve={resolve} above={namesIn(schema)} written={written} />
      )}
    </>
  );
}

interface EntryProps {
  field: Field;
  resolve: Resolve;
  written: boolean;
  children?: ReactNode;
}

/** One field or parameter: its name, what it may hold, and what it means. */
export function Entry({ field, resolve, written, children }: EntryProps) {
  const { t } = useTranslation();
  const { name, required, schema } = field;
  const words = wordsFor(schema, resolve);
  const description = schema.description ?? resolve(schema).schema.description;
  return (
    <li className={classes.field}>
      <div className={classes.facts}>
        <code className={classes.name}>{name}</code>
        <code className={classes.type} lang="en">
          {typeOf(schema, resolve)}
        </code>
        {required === written && (
          <span className={classes.required}>{t(written ? 'reference.required' : 'reference.absent')}</span>
        )}
        {schema.default !== undefined && (
          <span className={classes.default}>
            {t('reference.default')} <code>{JSON.stringify(schema.default)}</code>
          </span>
        )}
      </div>
      {words.length > 0 && <Choice words={words} />}
      {description && (
        <p className={classes.description}>
          <Words text={description} />
        </p>
      )}
      {children}
    </li>
  );
}

interface ListProps {
  label: string;
  fields: Field[];
  resolve: Resolve;
  /** The named schemas that it stands in, which are not told again within themselves. */
  above: string[];
  written: boolean;
}

function List({ label, fields, resolve, above, written }: ListProps) {
  return (
    <ul className={classes.fields} aria-label={label}>
      {fields.map((field) => {
        const within = namesIn(field.schema);
        const inner = within.some((name) => above.includes(name)) ? [] : fieldsOf(field.schema, resolve);
        return (
          <Entry key={field.name} field={field} resolve={resolve} written={written}>
            {inner.length > 0 && (
              <List
                label={field.name}
                fields={inner}
                resolve={resolve}
                above={[...above, ...within]}
                written={written}
              />
            )}
          </Entry>
        );
      })}
    </ul>
  );
}

function Choice({ words }: { words: string[] }) {
  return (
    <span className={classes.choice} lang="en">
      {words.map((word) => (
        <code key={word}>{word}</code>
      ))}
    </span>
  );
}

/** The named schemas that a schema refers to. */
const namesIn = (schema: Schema): string[] => [
  ...(schema.$ref ? [schema.$ref] : []),
  ...(schema.items ? namesIn(schema.items) : []),
  ...(schema.anyOf ?? schema.oneOf ?? []).flatMap(namesIn),
];
