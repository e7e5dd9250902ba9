import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { renderToString } from 'react-dom/server'
import { createElement } from 'react'
import { expect, test } from 'vitest'
import { explain, joinPointer, parseForm } from '@formwright/definition'
import type { FormTree, Json } from '@formwright/definition'
import { explainNote, importSchema, lint } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { paperViews } from '@formwright/fields/paper'
import { screenViews } from '@formwright/fields/screen'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut, textOf } from '@formwright/paper'
import { writeDocx } from '@formwright/paper/docx'
import { FormView } from '@formwright/renderer'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'

/** The same in every run; other seeds are tried by hand. */
const SEED = Number(process.env.SEED ?? 17)
const RUNS = Number(process.env.RUNS ?? 16)

type Schema = Readonly<Record<string, unknown>> | boolean

const KEYS = [
  'a',
  'b',
  'first name',
  'x/y',
  'c~d',
  'e%f',
  'dot.ted',
  '$ref!',
  '',
  '0',
  'Größe',
  '单位',
  'in',
  '__x',
  'toString',
  'valueOf',
  'items',
]
const key = fc.constantFrom(...KEYS)
const small = fc.integer({ min: 0, max: 3 })
const scalar = fc.oneof(
  fc.constantFrom<Json>('a', 'b', 'abc', 'N/A', 'x y', '0', true, false),
  fc.integer({ min: -2, max: 6 }),
  fc.constantFrom(0.5, 2.25),
)

/** Some limits in their order, none that nothing can satisfy. */
const between = (low: string, high: string) =>
  fc.tuple(fc.option(small), fc.option(small)).map(([min, more]) => ({
    ...(min === null ? {} : { [low]: min }),
    ...(more === null ? {} : { [high]: (min ?? 0) + more }),
  }))

function mayBeEmpty(schema: Schema | undefined): boolean {
  return /object|tree|name|\[\]|\{\}|true|null/.test(JSON.stringify(schema))
}

const { schema, object } = fc.letrec<{ schema: Schema; object: Schema }>((tie) => {
  const inner = tie('schema')
  const list = fc.array(inner, { minLength: 1, maxLength: 2 })
  return {
    object: fc
      .tuple(
        fc.dictionary(key, inner, { minKeys: 1, maxKeys: 3, noNullPrototype: true }),
        between('minProperties', 'maxProperties'),
        fc.record(
          {
            additionalProperties: fc.oneof(fc.boolean(), inner),
            patternProperties: fc.dictionary(fc.constantFrom('^a', 'd$', '^\\d+$'), inner, {
              maxKeys: 1,
              noNullPrototype: true,
            }),
            propertyNames: fc.constantFrom<Schema>({ maxLength: 8 }, { pattern: '^[^q]*$' }, true),
          },
          { requiredKeys: [] },
        ),
        fc.array(fc.nat(), { maxLength: 2 }),
      )
      .map(([properties, limits, more, chosen]) => {
        // an object of which nothing is filled in is not missing
        const names = Object.keys(properties).filter((name) => !mayBeEmpty(properties[name]))
        const required = names.length === 0 ? [] : [...new Set(chosen.map((at) => names[at % names.length]!))]
        const [first, second] = names
        return {
          type: 'object',
          properties,
          ...(chosen.length === 2 ? limits : {}),
          ...more,
          ...(required.length > 0 ? { required } : {}),
          ...(chosen.length === 1 && second ? { dependentRequired: { [first!]: [second] } } : {}),
          ...(chosen.length === 0 && second
            ? { anyOf: [{ required: [first] }, { required: [second] }] }
            : {}),
        }
      }),
    schema: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constantFrom<Schema>(
        { type: 'string' },
        { type: ['string', 'null'] },
        { type: ['number', 'string'] },
        { type: 'boolean' },
        { type: 'integer', title: 'Count' },
        { const: { a: 1 } },
        { const: 'fixed' },
        { enum: [1, 'two', true] },
        { type: 'number', enum: [1, 2.25, 3] },
        { type: 'string', enum: ['a', 'b', 'abc'] },
        {
          type: 'string',
          oneOf: [
            { const: 'a', title: 'Same' },
            { const: 'b', title: 'Same' },
          ],
        },
        { type: 'string', pattern: '^[a-c]+$' },
        { $ref: '#/$defs/tree' },
        { $ref: '#/$defs/name' },
        { $ref: '#named' },
        true,
        {},
      ),
      between('minLength', 'maxLength').map((limits) => ({ type: 'string', ...limits })),
      between('minimum', 'maximum').map((limits) => ({ type: 'number', ...limits })),
      tie('object'),
      fc.tuple(inner, between('minItems', 'maxItems'), fc.boolean()).map(([items, limits, uniqueItems]) => ({
        type: 'array',
        items,
        ...limits,
        ...(uniqueItems ? { uniqueItems } : {}),
      })),
      fc.tuple(list, fc.oneof(inner, fc.constant(false))).map(([prefixItems, items]) => ({
        type: 'array',
        prefixItems,
        items,
      })),
      fc.tuple(inner, between('minContains', 'maxContains')).map(([contains, limits]) => ({
        type: 'array',
        contains,
        ...limits,
      })),
      list.map((oneOf) => ({ oneOf })),
      list.map((anyOf) => ({ anyOf })),
      list.map((allOf) => ({ allOf })),
      fc.tuple(tie('object'), tie('object')).map(([one, other]) => ({ allOf: [one, other] })),
      fc.tuple(tie('object'), tie('object')).map(([one, other]) => ({ oneOf: [one, other] })),
      fc
        .tuple(inner, inner, inner)
        .map((three) =>
          Object.fromEntries(['if', 'then', 'else'].map((keyword, index) => [keyword, three[index]])),
        ),
      inner.map((not) => ({ type: 'string', not })),
    ),
  }
})

const root = fc.oneof({ weight: 3, arbitrary: object }, { weight: 2, arbitrary: schema })

const whole = fc.tuple(root, schema).map(([top, name]) => ({
  ...(typeof top === 'object' ? top : { type: 'object', properties: { a: top } }),
  $defs: {
    tree: {
      type: 'object',
      properties: { value: { type: 'number' }, below: { type: 'array', items: { $ref: '#/$defs/tree' } } },
    },
    name: typeof name === 'object' && !JSON.stringify(name).includes('$ref') ? name : { type: 'string' },
    anchored: { $anchor: 'named', type: 'string', maxLength: 3 },
  },
}))

/** Data without what means “not filled”: blank texts, lists and objects, null. */
const data: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(fc.oneof(key, fc.constantFrom('value', 'below')), tie('value'), {
      minKeys: 1,
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value

/** What no reader should see: an object as JavaScript writes it, a value that is not there. */
const RAW = /\[object|undefined|NaN/

let clean = 0

async function holds(written: object, instances: readonly Json[]): Promise<void> {
  const options = { id: 'x', edition: '2026', title: 'X', agency: 'Y', fieldTypes, language: 'en' }
  const { files, notes, root: path } = importSchema(written, options)
  for (const note of notes) expect(explainNote(note, 'en')).not.toMatch(RAW)
  const loaded = parseForm(files)
  const errors = lint(loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) {
    for (const problem of errors) {
      const { says, advice } = explain(problem, 'en')
      expect(`${says} ${advice}`).not.toMatch(RAW)
      expect(MAY_SAY, `${problem.file}:${problem.line} ${says}`).toContain(problem.code)
    }
    return
  }
  clean++
  const bundle = loaded.bundle!
  const form = compileForm(bundle)
  const validate = new Ajv2020({
    strict: false,
    validateFormats: false,
    allErrors: true,
    ownProperties: true,
  }).compile(written)
  const within = (value: Json): Json => (path.length === 0 ? value : { [path[0]!]: value })
  const isAnswers = (value: Json) => path.length > 0 || (typeof value === 'object' && !Array.isArray(value))
  for (const instance of instances.filter(isAnswers)) {
    const answers = within(instance)
    const { findings } = form.assess(answers)
    expect(findings.map(({ message }) => message).filter((message) => RAW.test(message))).toEqual([])
    // members that the form's own schema does not name are told, as the README of the engine says
    const others = findings.filter(({ code, pointer }) => code !== 'unknown' || pointer.lastIndexOf('/') > 0)
    const verdict = verdictOf(validate, instance)
    if (verdict) expect({ instance, findings: others }).toEqual({ instance, findings: [] })
    if (verdict === false) expect({ instance, found: findings.length > 0 }).toEqual({ instance, found: true })
    expect(textOf(layOut(bundle, paperViews, answers)).filter((text) => RAW.test(text))).toEqual([])
    const store = form.open(answers, { language: 'en' })
    expect(renderToString(createElement(FormView, { form, store, views: screenViews }))).not.toContain(
      '[object',
    )
    followsEachEntry(form, answers)
  }
  const answers = within(instances.find(isAnswers) ?? { a: 'a' })
  await writeDocx(layOut(bundle, paperViews, answers))
  if (form.assess(answers).findings.length > 0) return
  const back = await readWorkbook(await writeWorkbook(bundle, sheetViews, answers), bundle, sheetViews)
  expect(back).toMatchObject({ answers, changed: [], problems: [] })
}

/** What ajv says; nothing where it cannot compare values that have a member `valueOf` or `toString`. */
function verdictOf(validate: (data: unknown) => unknown, instance: Json): boolean | undefined {
  try {
    return validate(instance) === true
  } catch (error) {
    expect(String(error)).toMatch(/\b(?:valueOf|toString) is not a function/)
    return undefined
  }
}

/** Filled in place by place and emptied again, it is told at each step what is told of the answers as they are. */
function followsEachEntry(form: ReturnType<typeof compileForm>, answers: Json): void {
  const store = form.open({}, { language: 'en' })
  const places = placesIn(form.tree, answers)
  store.assess()
  for (const [pointer, value] of [...places, ...places.map(([place]) => [place, undefined] as const)]) {
    store.set(pointer, value)
    const told = (findings: readonly Finding[]) =>
      findings.map((finding) => [finding.code, finding.pointer, finding.message])
    const fresh = form.assess(store.answers, { language: 'en' })
    const at = { pointer, value, answers: store.answers }
    expect({ ...at, told: told(store.findings()) }).toEqual({ ...at, told: told(fresh.findings) })
    expect(store.progress()).toEqual(fresh.progress)
  }
}

/** What stands in the groups of a form, each with its place; the rest whole. */
function placesIn(tree: FormTree, value: Json, pointer = ''): (readonly [string, Json])[] {
  return tree.nodeAt(pointer)?.kind === 'group' && typeof value === 'object' && !Array.isArray(value)
    ? Object.entries(value as object).flatMap(([member, one]) =>
        placesIn(tree, one as Json, `${pointer}${joinPointer([member])}`),
      )
    : [[pointer, value]]
}

/** A group that has to be there asks for one of two members, and for a third one in any case. */
const EITHER = {
  type: 'object',
  required: ['contact'],
  properties: {
    contact: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, mail: { type: 'string' }, phone: { type: 'string' } },
      anyOf: [{ required: ['mail'] }, { required: ['phone'] }],
    },
    other: { type: 'string' },
  },
  $defs: {},
}

/** A member beside those that tell the alternatives apart is called as one that every object has. */
const INHERITED: object = {
  type: 'object',
  properties: {
    all: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        oneOf: [
          { properties: { kind: { const: 'a' }, toString: { type: 'string' } }, required: ['kind'] },
          { properties: { kind: { const: 'b' } }, required: ['kind'] },
        ],
      },
    },
  },
  $defs: {},
}

/** What may be wrong with a schema itself. */
const MAY_SAY: readonly string[] = [
  'schema-contradiction',
  'unknown-required',
  'field-empty',
  'option-code',
  'duplicate-option',
]

test(
  'any schema becomes a form that finds what ajv finds, or says in words why not',
  { timeout: 60_000 + RUNS * 500 },
  async () => {
    await fc.assert(fc.asyncProperty(whole, fc.array(data, { minLength: 3, maxLength: 6 }), holds), {
      seed: SEED,
      numRuns: RUNS,
      examples: [
        [INHERITED, [{ all: { x: { kind: 'a', toString: 'x' }, y: { kind: 'b' } } }]],
        [EITHER, [{ contact: { name: 'a' } }, { contact: { name: 'a', mail: 'b' } }, { other: 'x' }]],
      ],
      endOnFailure: process.env.SHRINK === undefined,
    })
    expect(clean).toBeGreaterThan(RUNS * 0.7)
  },
)
