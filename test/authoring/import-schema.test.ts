import { describe, expect, test } from 'vitest'
import { explain, parseForm } from '@formwright/definition'
import type { UiElement } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { lint } from '../../packages/authoring/src/lint/lint.ts'
import { importSchema } from '../../packages/authoring/src/import/import-schema.ts'
import { explainNote } from '../../packages/authoring/src/import/notes.ts'
import { pathOfScope } from '../../packages/authoring/src/import/scopes.ts'
import { wordsOf } from '../../packages/authoring/src/import/titles.ts'

function bring(schema: unknown, ui?: unknown) {
  const { files, notes, root } = importSchema(schema, {
    id: 'x',
    edition: '2026',
    title: 'X',
    agency: 'Y',
    ui,
    fieldTypes,
  })
  const json = (path: string) => JSON.parse(files.get(path) ?? 'null') as Record<string, unknown>
  const loaded = parseForm(files)
  return {
    json,
    files,
    root,
    schema: json('2026/schema.json'),
    ui: json('2026/ui.json') as unknown as UiElement,
    notes: notes.map(({ code, pointer }) => `${code} ${pointer}`.trim()),
    said: notes.map((note) => [explainNote(note, 'en'), explainNote(note, 'zh-CN')]),
    errors: lint(loaded, fieldTypes)
      .filter(({ severity }) => severity === 'error')
      .map((problem) => `${problem.file}${problem.pointer} ${explain(problem, 'en').says}`),
  }
}

const named = (title: string, type: string) => ({ title, type })

describe('schemas of older drafts', () => {
  const inRoot = (keywords: object) => ({
    type: 'object',
    properties: { a: { type: 'string' } },
    ...keywords,
  })
  test.each([
    [
      'definitions',
      inRoot({ definitions: { d: { type: 'string' } }, properties: { a: { $ref: '#/definitions/d' } } }),
      { $defs: { d: { type: 'string' } } },
    ],
    // what nothing refers to is left out, which the import says
    ['definitions that nothing refers to', inRoot({ definitions: { d: { type: 'string' } } }), {}],
    ['dependencies by name', inRoot({ dependencies: { a: ['b'] } }), { dependentRequired: { a: ['b'] } }],
    [
      'dependencies by schema',
      inRoot({ dependencies: { a: { required: ['b'] } } }),
      { dependentSchemas: { a: { required: ['b'] } } },
    ],
    [
      'dialect and address',
      inRoot({ $schema: 'http://json-schema.org/draft-07/schema#', $id: 'http://x/y' }),
      {},
    ],
  ])('%s', (_, written, expected) => {
    const { schema } = bring(written)
    expect(schema).toMatchObject(expected)
    expect(schema.$id).toBeUndefined()
    expect(JSON.stringify(schema)).not.toContain('draft-07')
  })

  test.each([
    [
      { type: 'number', minimum: 3, exclusiveMinimum: true },
      { type: 'number', exclusiveMinimum: 3 },
    ],
    [
      { type: 'number', minimum: 3, exclusiveMinimum: false },
      { type: 'number', minimum: 3 },
    ],
    [
      { type: 'array', items: [{ type: 'string' }, { type: 'number' }], additionalItems: false },
      { type: 'array', prefixItems: [named('A 1', 'string'), named('A 2', 'number')], items: false },
    ],
    [
      { type: 'string', enum: ['a', 'b'], enumNames: ['A', 'B'] },
      {
        type: 'string',
        oneOf: [
          { const: 'a', title: 'A' },
          { const: 'b', title: 'B' },
        ],
      },
    ],
    [
      { type: 'integer', enum: [1, 2], enumNames: ['one', 'two'] },
      {
        type: 'integer',
        oneOf: [
          { const: 1, title: 'one' },
          { const: 2, title: 'two' },
        ],
      },
    ],
    [
      { type: 'boolean', enumNames: ['Yes please', 'No thanks'] },
      {
        type: 'boolean',
        oneOf: [
          { const: true, title: 'Yes please' },
          { const: false, title: 'No thanks' },
        ],
      },
    ],
    [{ type: 'string', required: true }, { type: 'string' }],
  ])('%j', (written, expected) => {
    const { schema } = bring({ type: 'object', properties: { a: written } })
    expect((schema.properties as Record<string, unknown>).a).toEqual({ title: 'A', ...expected })
  })

  test('what draft 3 requires on the member is required by the object', () => {
    const { schema } = bring({ properties: { a: { type: 'string', required: true }, b: { type: 'string' } } })
    expect(schema.required).toEqual(['a'])
  })
})

describe('references', () => {
  const refOf = (schema: object) =>
    (bring({ type: 'object', ...schema }).schema.properties as Record<string, { $ref?: string }>).a!.$ref
  test.each([
    [
      'of an older draft',
      { properties: { a: { $ref: '#/definitions/d' } }, definitions: { d: { type: 'string' } } },
      '#/$defs/d',
    ],
    [
      'by anchor',
      { properties: { a: { $ref: '#d' } }, $defs: { d: { $anchor: 'd', type: 'string' } } },
      '#/$defs/d',
    ],
    [
      'by draft 7 anchor',
      { properties: { a: { $ref: '#d' } }, definitions: { d: { $id: '#d', type: 'string' } } },
      '#/$defs/d',
    ],
    [
      'by address',
      {
        $id: 'https://e.org/s/main',
        properties: { a: { $ref: 'other' } },
        $defs: { d: { $id: 'other', type: 'string' } },
      },
      '#/$defs/d',
    ],
    [
      'within an address',
      {
        properties: { a: { $ref: 'urn:x:1#/$defs/inner' } },
        $defs: { d: { $id: 'urn:x:1', $defs: { inner: { type: 'string' } } } },
      },
      '#/$defs/d/$defs/inner',
    ],
    [
      'outside the keywords',
      { properties: { a: { $ref: '#/components/d' } }, components: { d: { type: 'string' } } },
      '#/$defs/d',
    ],
    [
      'of a name with a slash',
      { properties: { a: { $ref: '#/$defs/x~1y' } }, $defs: { 'x/y': { type: 'string' } } },
      '#/$defs/x~1y',
    ],
  ])('%s', (_, schema, expected) => {
    expect(refOf(schema)).toBe(expected)
  })

  test('out of the file: any value, and a note', () => {
    const { notes, schema } = bring({
      type: 'object',
      properties: { a: { $ref: 'https://e.org/elsewhere' } },
    })
    expect(notes).toEqual(['reference-outside /properties/a/$ref'])
    expect(schema.properties).toEqual({ a: { title: 'A' } })
  })
})

describe('a root that is no object of named fields', () => {
  test.each([
    [{ type: 'array', items: { type: 'string' } }],
    [{ type: 'string' }],
    [{ type: ['object', 'string'] }],
    [{}],
    [{ type: 'object', additionalProperties: { type: 'string' } }],
    [{ type: 'object', properties: { attachments: { type: 'string' }, a: { type: 'string' } } }],
  ])('%j stands under “value”', (written) => {
    const { root, errors, notes } = bring(written)
    expect([root, errors]).toEqual([['value'], []])
    expect(notes.join(' ')).toMatch(/root-(wrapped|reserved)/)
  })
})

describe('schemas that were refused or lost something', () => {
  const pets = {
    type: 'object',
    properties: { pets: { type: 'string', enum: ['No', 'One'] } },
    dependencies: {
      pets: {
        oneOf: [
          { properties: { pets: { enum: ['No'] } } },
          { properties: { pets: { enum: ['One'] }, age: { type: 'number' } }, required: ['age'] },
        ],
      },
    },
  }
  const objects = {
    oneOf: [{ properties: { a: { type: 'string' } } }, { properties: { b: { type: 'string' } } }],
  }

  test.each([
    ['what branches add', pets, { age: { 'ui:widget': 'updown' } }],
    ['a root of branches', { type: 'object', ...objects }, { a: { 'ui:widget': 'textarea' } }],
  ])('of RJSF, %s is on screen', (_, schema, ui) => {
    const { ui: screen, errors, root, notes } = bring(schema, ui)
    expect([errors, root, notes]).toEqual([[], [], []])
    expect(screen).toEqual({ type: 'VerticalLayout', elements: [{ type: 'Control', scope: '#' }] })
  })

  test.each([
    [{ allOf: [{ $ref: '#/$defs/p' }, { required: ['n'] }], $defs: { p: { properties: { n: {} } } } }],
    [objects],
    [{ anyOf: [{ type: 'object', properties: { a: {} } }] }],
  ])('a root of objects alone is the answers: %j', (schema) => {
    expect(bring(schema).root).toEqual([])
  })

  test.each([
    [{ type: 'array', items: { type: 'string' }, minItems: 1 }, ['value']],
    [{ type: 'string' }, ['value']],
    [{ type: 'array', items: { type: 'string' } }, undefined],
  ])('%j asks for something, and so does the form', (written, required) => {
    expect(bring(written).schema.required).toEqual(required)
  })

  test.each<[object, string[]]>([
    [{ properties: { '': { type: 'string' }, a: { type: 'string' } } }, []],
    [{ properties: { a: { type: 'string' } }, required: ['b'] }, ['required-added /properties']],
    [
      // what a branch asks for is described around it
      {
        properties: { a: { type: 'string' }, zip: { type: 'string' } },
        dependentSchemas: { a: { properties: { b: { type: 'string' } }, required: ['b', 'zip'] } },
      },
      [],
    ],
    [
      { properties: { a: { type: 'string' } }, dependentRequired: { a: ['b'] } },
      ['required-added /properties'],
    ],
    [
      {
        properties: {
          a: {
            oneOf: [
              { const: 'x', title: 'Same' },
              { const: 'y', title: 'Same' },
            ],
          },
        },
      },
      ['options-renamed /properties/a/oneOf'],
    ],
    [{ properties: { a: { oneOf: [{ const: { b: 1 } }, { const: 'fixed' }] } } }, []],
    [
      { properties: { a: { type: ['string', { type: 'object', properties: { b: { type: 'number' } } }] } } },
      [],
    ],
    [{ properties: { a: { $ref: '#/definitions/地址' } }, definitions: { 地址: { type: 'string' } } }, []],
    [
      { properties: { a: { $ref: '#/definitions/x%25 y' } }, definitions: { 'x% y': { type: 'string' } } },
      [],
    ],
    [
      {
        properties: { a: { $ref: '#/definitions/b' }, c: { type: 'object', default: { $ref: '100%' } } },
        definitions: { b: { type: 'string' } },
      },
      [],
    ],
    [{ properties: { a: { type: 'string' }, never: false } }, []],
    [{ properties: { a: { extends: { type: 'string' }, disallow: 'number', divisibleBy: 2 } } }, []],
    [{ properties: { a: { $ref: '#/$defs/adress' } } }, ['reference-unknown /properties/a/$ref']],
    [{ properties: { a: { type: 'string', pattern: '(?=a)b' } } }, ['pattern-look /properties/a/pattern']],
    [{ properties: { a: { type: 'string', pattern: '([' } } }, ['pattern-broken /properties/a/pattern']],
  ])('%j', (schema, expected) => {
    const { errors, notes } = bring({ type: 'object', ...schema })
    expect([errors, notes]).toEqual([[], expected])
  })

  test('an order and a setting of RJSF that name no field are told', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } }
    const { notes } = bring(schema, { 'ui:order': ['nope', 'a'], typo: { 'ui:widget': 'textarea' } })
    expect(notes).toEqual(['scope-unknown /typo', 'order-unknown /ui:order/0'])
  })
})

test('of RJSF, an object whose branches add members keeps its order, and what it cannot show is told', () => {
  const text = { type: 'string' }
  const branched = { type: 'object', properties: { a: text, b: text, c: text }, dependencies: { a: ['b'] } }
  const ui = { 'ui:order': ['c', '*', 'a'], b: { 'ui:widget': 'textarea' }, c: { 'ui:title': 'Third' } }
  const depending = { ...branched, dependencies: { a: { properties: { d: text } } } }
  const root = bring(depending, ui)
  expect(Object.keys(root.schema.properties as object)).toEqual(['c', 'b', 'a'])
  expect(root.notes).toContain('option-dropped /b')
  expect(JSON.stringify(root.said)).toContain('textarea')
  const inner = bring({ type: 'object', properties: { o: depending } }, { o: ui })
  const properties = inner.schema.properties as Record<string, { properties: Record<string, object> }>
  expect(Object.keys(properties.o!.properties)).toEqual(['c', 'b', 'a'])
  expect(properties.o!.properties.c).toMatchObject({ title: 'Third' })
  expect(inner.notes).toContain('option-dropped /o/b')
})

describe('parts', () => {
  const group = (name: string) => ({ type: 'object', properties: { [name]: { type: 'string' } } })
  test('where the data are divided so already', () => {
    const { files, errors } = bring({
      type: 'object',
      properties: { one: group('a'), two: { $ref: '#/$defs/two' } },
      $defs: {
        two: { type: 'object', properties: { b: { $ref: '#/$defs/name' } } },
        name: { type: 'string' },
      },
    })
    expect(errors).toEqual([])
    expect([...files.keys()].filter((path) => path.endsWith('schema.json'))).toEqual([
      '2026/parts/1-one/schema.json',
      '2026/parts/2-two/schema.json',
    ])
  })

  test.each([
    ['a field beside the groups', { properties: { one: group('a'), x: { type: 'string' } } }, undefined],
    [
      'a group that is optional and asks for something',
      { properties: { one: { ...group('a'), required: ['a'] }, two: group('b') } },
      undefined,
    ],
    [
      'what ties the groups together',
      { properties: { one: group('a'), two: group('b') }, not: { required: ['three'] } },
      undefined,
    ],
    [
      'a screen that mixes them',
      { properties: { one: group('a'), two: group('b') } },
      {
        type: 'VerticalLayout',
        elements: [
          {
            type: 'Group',
            label: 'G',
            elements: [
              { type: 'Control', scope: '#/properties/one/properties/a' },
              { type: 'Control', scope: '#/properties/two/properties/b' },
            ],
          },
        ],
      },
    ],
  ])('one for %s', (_, schema, ui) => {
    const { files, errors } = bring({ type: 'object', ...schema }, ui)
    expect([files.has('2026/schema.json'), errors]).toEqual([true, []])
  })
})

describe('a UI schema of JSON Forms', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      about: { type: 'string' },
      home: { $ref: '#/$defs/place' },
      work: { $ref: '#/$defs/place' },
    },
    $defs: { place: { type: 'object', properties: { town: { type: 'string' } } } },
  }
  const control = (scope: string, more: object = {}) => ({
    type: 'Control',
    scope: `#/properties/${scope}`,
    ...more,
  })

  test('labels become titles, each where it is said, and lines of a text are kept', () => {
    const {
      schema: written,
      ui,
      errors,
    } = bring(schema, {
      type: 'VerticalLayout',
      elements: [
        control('name', { label: 'Full name' }),
        control('about', { options: { multi: true } }),
        control('home/properties/town', { label: 'Home town' }),
        control('work'),
      ],
    })
    expect(errors).toEqual([])
    expect(written.properties).toMatchObject({
      name: { title: 'Full name' },
      home: { properties: { town: { title: 'Home town' } } },
      work: { $ref: '#/$defs/place' },
    })
    expect(ui.elements![1]).toEqual(control('about', { options: { rows: 4 } }))
    expect(ui.elements![3]).toEqual({
      type: 'Group',
      label: 'Work',
      elements: [control('work/properties/town')],
    })
  })

  test('conditions are kept; what has no counterpart is noted, each with its place', () => {
    const rule = { effect: 'SHOW', condition: { scope: '#/properties/name', schema: { const: 'x' } } }
    const { ui, notes, errors } = bring(schema, {
      type: 'VerticalLayout',
      elements: [
        control('name', { options: { slider: true }, i18n: 'n' }),
        control('about', { rule, label: false }),
        control('about'),
        control('nowhere'),
        { type: 'Fancy', elements: [control('home')] },
        { type: 'Label' },
      ],
    })
    expect(errors).toEqual([])
    expect(ui.elements![1]).toEqual({ ...control('about'), rule })
    expect(notes).toEqual([
      'i18n-key /elements/0/i18n',
      'option-dropped /elements/0/options/slider',
      'element-keyword /elements/1/label',
      'shown-once /elements/2/scope',
      'scope-unknown /elements/3/scope',
      'element-unknown /elements/4/type',
      'label-empty /elements/5',
      'not-shown',
    ])
  })

  test('each note is said in both languages, without a placeholder left', () => {
    const { said } = bring(schema, {
      type: 'Odd',
      scope: '#/properties/nowhere',
      x: 1,
      rule: { effect: 'SHOW' },
    })
    expect(said.length).toBeGreaterThan(2)
    for (const text of said.flat()) expect(text).not.toMatch(/\{\w+\}|undefined/)
  })
})

describe('a uiSchema of React JSON Schema Form', () => {
  const schema = {
    type: 'object',
    properties: {
      first: { type: 'string' },
      last: { type: 'string' },
      secret: { type: 'string' },
      kind: { type: 'string', enum: ['a', 'b'] },
      home: { type: 'object', properties: { town: { type: 'string' }, street: { type: 'string' } } },
      // its entries may be called anything: it is shown as a whole
      costs: {
        type: 'object',
        properties: { hire: { type: 'number' }, stage: { type: 'number' } },
        additionalProperties: { type: 'number' },
      },
      plan: { type: 'string', format: 'data-url' },
    },
  }

  test('order, titles, help, names of options, widgets', () => {
    const {
      schema: written,
      ui,
      notes,
      errors,
    } = bring(schema, {
      'ui:order': ['last', '*', 'home'],
      first: { 'ui:title': 'Given name', 'ui:description': 'As in the passport', 'ui:help': 'All of them' },
      last: { 'ui:widget': 'textarea', 'ui:options': { rows: 6 }, 'ui:readonly': true },
      secret: { 'ui:widget': 'hidden' },
      kind: { 'ui:enumNames': ['Aye', 'Bee'], 'ui:widget': 'radio' },
      home: { 'ui:title': 'Home', 'ui:order': ['street', 'town'], town: { 'ui:widget': 'MyMap' } },
      costs: { hire: { 'ui:help': 'Rent of the hall' } },
    })
    expect(errors).toEqual([])
    expect(written.properties).toMatchObject({
      first: { title: 'Given name', description: 'As in the passport All of them' },
      last: { readOnly: true },
      kind: {
        oneOf: [
          { const: 'a', title: 'Aye' },
          { const: 'b', title: 'Bee' },
        ],
      },
    })
    expect(ui).toMatchObject({
      elements: [
        { scope: '#/properties/last', options: { rows: 6 } },
        { scope: '#/properties/first' },
        { scope: '#/properties/kind' },
        { scope: '#/properties/costs' },
        { scope: '#/properties/plan' },
        {
          type: 'Group',
          label: 'Home',
          elements: [
            { scope: '#/properties/home/properties/street' },
            { scope: '#/properties/home/properties/town' },
          ],
        },
      ],
      notShown: ['#/properties/secret'],
    })
    expect(written.properties).toMatchObject({
      costs: { properties: { hire: { description: 'Rent of the hall' } } },
    })
    expect(notes).toEqual(['file-as-text /properties/plan/format', 'widget-dropped /home/town/ui:widget'])
  })
})

test.each([
  ['streetNumber', 'Street Number'],
  ['street_number', 'Street Number'],
  ['HTTPServer', 'HTTP Server'],
  ['姓名', '姓名'],
  ['', '—'],
])('%s is called %s', (name, title) => {
  expect(wordsOf(name)).toBe(title)
})

test.each([
  ['#', []],
  ['#/', []],
  ['#/properties/a/properties/b', ['a', 'b']],
  ['#/properties/properties', ['properties']],
  ['#/anyOf/0/then/properties/c', ['c']],
  ['#/properties/a/items/properties/b', ['a', '*', 'b']],
])('the scope %s leads to %j', (scope, path) => {
  expect(pathOfScope(scope)).toEqual(path)
})
