import { IconChevronRight } from '@tabler/icons-react';
import { Fragment, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Code } from '@/components/Code.tsx';
import { type Content, curlFor, type Operation, type Resolve, type Schema } from './contract.ts';
import { Entry, Fields } from './Fields.tsx';
import classes from './Reference.module.css';
import { Words } from './Words.tsx';

interface Props {
  open: boolean;
  onToggle: (id: string) => void;
  resolve: Resolve;
}

/** One line that opens; its address is the page's with its id. */
function Line({
  id,
  title,
  open,
  onToggle,
  children,
}: {
  id: string;
  title: ReactNode;
  open: boolean;
  onToggle: (id: string) => void;
  children: () => ReactNode;
}) {
  const body = useId();
  return (
    <li id={id} className={classes.entry} data-open={open || undefined}>
      <h4 className={classes.line}>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? body : undefined}
          onClick={() => onToggle(id)}
        >
          <IconChevronRight size={16} stroke={1.75} className={classes.chevron} aria-hidden />
          {title}
        </button>
      </h4>
      {open && (
        <div id={body} className={classes.body}>
          {children()}
        </div>
      )}
    </li>
  );
}

export function OperationEntry({ operation, ...props }: Props & { operation: Operation }) {
  const { method, path, summary, operationId } = operation;
  const title = (
    <>
      <span className={classes.call}>
        <span className={classes.method} data-method={method}>
          {method}
        </span>
        <code className={classes.path}>{breakable(path)}</code>
      </span>
      <span className={classes.summary}>
        <Words text={summary} />
      </span>
    </>
  );
  return (
    <Line id={operationId} title={title} {...props}>
      {() => <OperationBody operation={operation} resolve={props.resolve} />}
    </Line>
  );
}

/** A path may be broken before each of its slashes, and not within a word. */
const breakable = (path: string) =>
  path.split(/(?=\/)/).map((part, at) => {
    const key = `${at}`;
    return (
      <Fragment key={key}>
        {part}
        <wbr />
      </Fragment>
    );
  });

function OperationBody({ operation, resolve }: { operation: Operation; resolve: Resolve }) {
  const { t } = useTranslation();
  const { operationId, parameters = [], requestBody, responses } = operation;
  return (
    <>
      <p className={classes.who}>
        {who(operation)
          .map((each) => t(`reference.who.${each}`))
          .join(' ')}
      </p>
      <Code
        label={t('reference.command', { operation: operationId })}
        text={curlFor(operation, window.location.origin, resolve)}
      />
      {parameters.length > 0 && (
        <section>
          <h5 className={classes.part}>{t('reference.parameters')}</h5>
          <ul className={classes.fields} aria-label={t('reference.parameters')}>
            {parameters.map(({ name, required = false, schema, description, in: where }) => (
              <Entry
                key={`${where} ${name}`}
                field={{ name, required, schema: { ...schema, description } }}
                resolve={resolve}
                written
              >
                <p className={classes.description}>{t(`reference.in.${where}`)}</p>
              </Entry>
            ))}
          </ul>
        </section>
      )}
      {requestBody &&
        Object.entries(requestBody.content).map(([type, { schema }]) => (
          <section key={type}>
            <h5 className={classes.part}>
              {t('reference.body')} <code>{type}</code>
            </h5>
            {schema && <Fields label={t('reference.body')} schema={schema} resolve={resolve} written />}
          </section>
        ))}
      {answersOf(responses).map(({ statuses, content }) => (
        <section key={statuses.join(' ')}>
          <h5 className={classes.part}>
            {t('reference.answer')} <code lang="en">{statuses.join(', ')}</code>
          </h5>
          {Object.entries(content).map(([type, { schema }]) => (
            <div key={type}>
              <p className={classes.whole}>
                <code>{type}</code>
              </p>
              {schema && type === 'application/json' && (
                <Fields label={t('reference.answer')} schema={schema} resolve={resolve} />
              )}
            </div>
          ))}
        </section>
      ))}
      {responses.default && <p className={classes.description}>{t('reference.refused')}</p>}
    </>
  );
}

/** What is answered when all is well, once for all statuses that come with the same. */
function answersOf(responses: Operation['responses']) {
  const answers = new Map<string, { statuses: string[]; content: Content }>();
  for (const [status, { description, content = {} }] of Object.entries(responses)) {
    if (status === 'default') continue;
    const key = JSON.stringify(content);
    const same = answers.get(key) ?? { statuses: [], content };
    same.statuses.push(`${status} ${description}`);
    answers.set(key, same);
  }
  return [...answers.values()];
}

/** What has to be shown to be answered. */
function who({ security = [] }: Operation): ('bearer' | 'session' | 'anybody')[] {
  if (security.some((each) => 'bearer' in each)) return ['bearer'];
  const session = security.some((each) => 'session' in each);
  const nobody = security.length === 0 || security.some((each) => Object.keys(each).length === 0);
  return [...(session ? ['session' as const] : []), ...(nobody ? ['anybody' as const] : [])];
}

export function EventEntry({ event, ...props }: Props & { event: Schema }) {
  const { t } = useTranslation();
  const { title = '', description = '' } = event;
  return (
    <Line
      id={eventId(title)}
      title={
        <>
          <span className={classes.call}>
            <code className={classes.path}>{title}</code>
          </span>
          <span className={classes.summary}>
            <Words text={description} />
          </span>
        </>
      }
      {...props}
    >
      {() => <Fields label={t('reference.body')} schema={event} resolve={props.resolve} />}
    </Line>
  );
}

/** Events and operations share the page's addresses. */
export const eventId = (title: string | undefined) => `event-${title}`;
