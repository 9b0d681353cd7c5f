import { CompletionContext } from '@codemirror/autocomplete';
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import schema from '../../../../contracts/manifest.schema.json' with { type: 'json' };
import { fromSchema, type Schema } from './completion.ts';
import { envOf } from './env.ts';
import { around, compare } from './lines.ts';
import { mended } from './mend.ts';
import { isSlug, slugOf } from './slug.ts';

describe('Two texts', () => {
  it('are compared line by line', () => {
    const lines = compare('a\nb\nc\nd', 'a\nx\nc\nd\ne');
    expect(lines.map((line) => `${line.in[0]}${line.text}`)).toEqual(['ba', 'fb', 'sx', 'bc', 'bd', 'se']);
  });

  it('are both whole in what is compared', () => {
    const [first, second] = ['1\n2\n3\n4\n5', '0\n2\n4\n5\n6'];
    const lines = compare(first, second);
    const side = (other: 'first' | 'second') =>
      lines.flatMap((line) => (line.in === other ? [] : [line.text])).join('\n');
    expect(side('second')).toBe(first);
    expect(side('first')).toBe(second);
  });

  it('are shown only around their differences', () => {
    const same = Array.from({ length: 20 }, (_, n) => `line ${n}`);
    const shown = around(compare([...same, 'old'].join('\n'), [...same, 'new'].join('\n')));
    expect(shown[0]).toBe(17);
    expect(shown).toHaveLength(1 + 3 + 2);
  });
});

describe('A mend', () => {
  const fault = (line: number, nearest: string | null) => ({
    pointer: '',
    line,
    column: 1,
    detail: '',
    text: '',
    code: null,
    expected: null,
    nearest,
  });

  it('puts the known name in the place of what is written, be it a field or a value', () => {
    expect(mended('{\n  "display_nmae": "Wiki"\n}', fault(2, 'display_name'))).toBe(
      '{\n  "display_name": "Wiki"\n}',
    );
    expect(mended('{ "type": "widgte" }', fault(1, 'widget'))).toBe('{ "type": "widget" }');
  });

  it('is not offered where nothing on the line looks like it', () => {
    expect(mended('{ "name": "wiki" }', fault(1, 'display_name'))).toBeNull();
    expect(mended('{}', fault(9, 'name'))).toBeNull();
    expect(mended('{}', fault(1, null))).toBeNull();
  });
});

describe('Names for addresses', () => {
  it('are made of what people read', () => {
    expect(slugOf('Größe & Maß')).toBe('groesse-mass');
    expect(slugOf('3 Café Crème!')).toBe('cafe-creme');
    expect(isSlug(slugOf('x'.repeat(90)))).toBe(true);
  });

  it('have a form', () => {
    expect(['a1', 'crm-2'].every(isSlug)).toBe(true);
    expect(['', 'a', '1a', '-a', 'A1', 'a_b', 'a'.repeat(64)].some(isSlug)).toBe(false);
  });
});

it('An .env file leaves out the secret that there is none of', () => {
  const made = {
    name: 'wiki',
    clientId: 'c_1',
    clientSecret: null,
    webhookSecret: 'whsec_x',
    issuer: 'https://p.example/oidc',
    discoveryUrl: 'https://p.example/oidc/.well-known/openid-configuration',
  };
  expect(envOf(made, 'https://p.example')).not.toContain('SECRET=null');
  expect(envOf({ ...made, clientSecret: 's' }, 'https://p.example')).toContain('PATCHBAY_CLIENT_SECRET=s\n');
});

describe('The editor names', () => {
  const named = (text: string) => {
    const at = text.indexOf('|');
    const state = EditorState.create({ doc: text.replace('|', ''), extensions: [json()] });
    const found = fromSchema(schema as Schema)(new CompletionContext(state, at, true));
    return found?.options.map(({ label }) => label) ?? [];
  };

  it('the fields that are not there yet', () => {
    const fields = named('{ "name": "wiki", "di|" }');
    expect(fields).toContain('"display_name"');
    expect(fields).not.toContain('"name"');
  });

  it('the fields of what stands inside', () => {
    expect(named('{ "pricing": { | } }')).toContain('"price_cents"');
  });

  it('the values that a field may have', () => {
    expect(named('{ "type": | }')).toEqual(['"app"', '"widget"', '"data_source"']);
    expect(named('{ "install_targets": [ "user", | ] }')).toEqual(['"user"', '"organization"']);
  });
});
