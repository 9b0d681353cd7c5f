import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { fromSchema, type Schema } from './completion.ts';
import classes from './ManifestEditor.module.css';

/** A mistake, and the place at which it is marked. */
export interface Mark {
  /** From 1. */
  line: number;
  /** From 1. */
  column: number;
  message: string;
}

export interface EditorHandle {
  goTo: (line: number, column: number) => void;
}

interface Props {
  label: string;
  /** Id of the text that says how the editor is used. */
  describedBy?: string;
  text: string;
  onChange: (text: string) => void;
  marks: Mark[];
  schema: Schema | undefined;
  handle?: Ref<EditorHandle>;
}

const colors = HighlightStyle.define([
  { tag: tags.propertyName, class: classes.key },
  { tag: tags.string, class: classes.string },
  { tag: tags.number, class: classes.number },
  { tag: [tags.bool, tags.null], class: classes.word },
]);

const placeOf = (doc: Text, line: number, column: number) => {
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(found.from + Math.max(column, 1) - 1, found.to);
};

/** A field of JSON with line numbers, marks at its mistakes and names that fit. Tab leaves it, as it leaves any field. */
export function ManifestEditor({ label, describedBy, text, onChange, marks, schema, handle }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const completion = useRef(new Compartment());
  const changed = useRef(onChange);
  changed.current = onChange;
  const first = useRef({ text, label, describedBy });

  useEffect(() => {
    const { text, label, describedBy } = first.current;
    const made = new EditorView({
      parent: holder.current ?? undefined,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          closeBrackets(),
          json(),
          syntaxHighlighting(colors),
          completion.current.of([]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({
            'aria-label': label,
            ...(describedBy && { 'aria-describedby': describedBy }),
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString());
          }),
          keymap.of([
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...lintKeymap,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);

  useEffect(() => {
    const { current } = view;
    if (!current || current.state.doc.toString() === text) return;
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    view.current?.dispatch({
      effects: completion.current.reconfigure(
        schema ? autocompletion({ override: [fromSchema(schema)] }) : [],
      ),
    });
  }, [schema]);

  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const { doc } = current.state;
    const diagnostics = marks.map(({ line, column, message }): Diagnostic => {
      const from = placeOf(doc, line, column);
      return { from, to: Math.max(from, doc.lineAt(from).to), severity: 'error', message };
    });
    current.dispatch(setDiagnostics(current.state, diagnostics));
  }, [marks]);

  useImperativeHandle(handle, () => ({
    goTo(line, column) {
      const { current } = view;
      if (!current) return;
      const anchor = placeOf(current.state.doc, line, column);
      current.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
      });
      current.focus();
    },
  }));

  return <div ref={holder} className={classes.editor} />;
}
