import { expect, it } from 'vitest';
import { defaultsOf, faultsIn, fieldsOf, mistakesOf, placeOf, Unreadable } from './configSchema.ts';

const schema = {
  type: 'object',
  required: ['name', 'agreed', 'roles'],
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 4 },
    limit: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
    share: { type: 'number' },
    agreed: { type: 'boolean' },
    size: { enum: ['small', 'large'], default: 'small' },
    roles: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } },
    hosts: { type: 'array', items: { type: 'string', pattern: '^[a-z]+$' }, minItems: 1, maxItems: 2 },
    site: { type: 'string', format: 'uri' },
    odd: { type: 'string', pattern: '(?P<broken' },
    extra: { type: 'object' },
    token: { type: 'string', writeOnly: true },
  },
};
const fields = fieldsOf(schema);
const right = { name: 'Ada', agreed: false, roles: ['a'] };

it('knows a field for each kind of setting', () => {
  expect(fields.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    'name: text',
    'limit: number',
    'share: number',
    'agreed: boolean',
    'size: choice',
    'roles: choices',
    'hosts: lines',
    'site: text',
    'odd: text',
    'extra: json',
    'token: text',
  ]);
  expect(fields.find(({ name }) => name === 'token')?.secret).toBe(true);
  expect(fieldsOf(null)).toEqual([]);
  expect(fieldsOf({ properties: 3 })).toEqual([]);
});

it('begins with the defaults', () => {
  expect(defaultsOf(fields)).toEqual({ limit: 3, agreed: false, size: 'small' });
});

it.each([
  [{}, []],
  [{ name: '' }, ['/name required']],
  [{ name: 'A' }, ['/name shorter']],
  [{ name: 'Grace' }, ['/name longer']],
  [{ name: '👩‍🚀' }, []],
  [{ roles: [] }, ['/roles required']],
  [{ limit: 0 }, ['/limit min']],
  [{ limit: 10 }, ['/limit max']],
  [{ limit: 1.5 }, ['/limit integer']],
  [{ limit: 'many' }, ['/limit number']],
  [{ share: 1.5 }, []],
  [{ hosts: ['ok', 'NO'] }, ['/hosts/1 form']],
  [{ hosts: ['a', 'b', 'c'] }, ['/hosts more']],
  [{ site: 'nowhere' }, ['/site form']],
  [{ site: 'https://example.com' }, []],
  [{ odd: 'the server judges what this side cannot read' }, []],
  [{ extra: new Unreadable() }, ['/extra json']],
  [{ extra: { a: 1 } }, []],
])('finds what is wrong with %j', (change, faults) => {
  expect(
    faultsIn(fields, { ...right, ...change }).map(({ pointer, fault }) => `${pointer} ${fault}`),
  ).toEqual(faults);
});

it('finds the field and the line that the server points at', () => {
  expect(
    mistakesOf([
      { pointer: '/config/a~1b~0c/2', message: 'no' },
      { pointer: '/appAddress', message: 'not here' },
    ]),
  ).toEqual([{ pointer: '/a~1b~0c/2', message: 'no' }]);
  expect(placeOf('/a~1b~0c/2')).toEqual({ name: 'a/b~c', line: 3 });
  expect(placeOf('/name')).toEqual({ name: 'name', line: null });
});
