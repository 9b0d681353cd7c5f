import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode } from '@lezer/common';

/** As much of JSON Schema as it takes to name what may stand somewhere. */
export interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  description?: string;
  type?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
}

const unquoted = (text: string) => text.replace(/^"|"$/g, '');

function resolved(root: Schema, schema: Schema | undefined): Schema | undefined {
  const name = schema?.$ref?.replace('#/$defs/', '');
  return name === undefined ? schema : { ...root.$defs?.[name], ...schema };
}

/** The schema of the value that a node of the text stands for. */
function schemaOf(root: Schema, state: EditorState, node: SyntaxNode | null): Schema | undefined {
  if (!node || node.name === 'JsonText') return root;
  const { parent } = node;
  if (node.name === 'Property') {
    const above = schemaOf(root, state, parent);
    const label = node.getChild('PropertyName');
    const name = label ? unquoted(state.sliceDoc(label.from, label.to)) : '';
    const others = above?.additionalProperties;
    return resolved(root, above?.properties?.[name] ?? (typeof others === 'object' ? others : undefined));
  }
  if (parent?.name === 'Array') return resolved(root, schemaOf(root, state, parent)?.items);
  return schemaOf(root, state, parent);
}

const ancestor = (node: SyntaxNode | null, ...names: string[]): SyntaxNode | null =>
  !node || names.includes(node.name) ? node : ancestor(node.parent, ...names);

/** Names the fields and values that a JSON Schema knows at the place of the cursor. */
export function fromSchema(root: Schema) {
  return (context: CompletionContext): CompletionResult | null => {
    const { state, pos } = context;
    const node = syntaxTree(state).resolveInner(pos, -1);
    const typed = context.matchBefore(/"?[\w.$-]*/);
    if (!typed || (typed.from === typed.to && !context.explicit)) return null;
    const before = state.sliceDoc(Math.max(0, typed.from - 200), typed.from).trimEnd();
    const holder = ancestor(node, 'Object', 'Array');
    const inObject = holder?.name === 'Object';
    if (inObject && /[{,]$/.test(before)) return names(root, context, holder, typed.from);
    const value = before.endsWith(':')
      ? schemaOf(root, state, ancestor(node, 'Property') ?? node)
      : holder?.name === 'Array'
        ? resolved(root, schemaOf(root, state, holder)?.items)
        : undefined;
    const known = value?.enum ?? (value?.type === 'boolean' ? [true, false] : []);
    if (known.length === 0) return null;
    return {
      from: typed.from,
      options: known.map((each) => ({ label: JSON.stringify(each), type: 'constant' })),
    };
  };
}

function names(root: Schema, { state, pos }: CompletionContext, holder: SyntaxNode, from: number) {
  const properties = schemaOf(root, state, holder)?.properties ?? {};
  const taken = new Set(
    holder
      .getChildren('Property')
      .filter(({ from: start, to }) => pos < start || pos > to)
      .map((each) => each.getChild('PropertyName'))
      .map((label) => (label ? unquoted(state.sliceDoc(label.from, label.to)) : '')),
  );
  const options: Completion[] = Object.entries(properties)
    .filter(([name]) => !taken.has(name))
    .map(([name, schema]) => ({
      label: `"${name}"`,
      type: 'property',
      info: resolved(root, schema)?.description,
      apply: `"${name}": `,
    }));
  return options.length > 0 ? { from, options } : null;
}
