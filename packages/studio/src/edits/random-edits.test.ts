import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { lint, publishable, startForm } from '@formwright/authoring'
import { explain, parseForm } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { DefinitionDocument } from '../document/definition-document.ts'
import { kinds } from '../kinds/kinds.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { Names } from '../sentences/names.ts'
import { expressionOf, sentenceOf, textOf } from '../sentences/sentence.ts'
import { shapes, takes, writeRule } from '../shapes/shapes.ts'
import { mentionsOf } from '../usage/mentions.ts'
import { addField } from './add-field.ts'
import type { Act } from './act.ts'
import { changeKind, setKeyword, setOptions, setRequired } from './change-field.ts'
import { setFormFact } from './form-facts.ts'
import { groupFields } from './groups.ts'
import { moveField } from './move-field.ts'
import { addRow, blocksOf, mergeRight, moveRowTo, removeRow, setCell, splitCell } from './paper.ts'
import { addPart, renamePart } from './parts.ts'
import { setListPrinted } from './printed-list.ts'
import { removeField } from './remove-field.ts'
import { addRule, removeRule, ruleId } from './rules.ts'

/** One act of somebody who edits without looking: what is done, and the numbers that choose where. */
type Blind = readonly [act: keyof typeof ACTS, a: number, b: number, text: string]

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)]
}

const field = (model: StudioModel, number: number) => pick(model.fields, number)

function cell(model: StudioModel, a: number, b: number) {
  const part = pick(model.loaded.parts, a)!.key
  const block = blocksOf(model, part).findIndex(({ rows = [] }) => rows.length > 0)
  if (block < 0) return undefined
  const rows = blocksOf(model, part)[block]!.rows!
  const row = b % rows.length
  return { part, block, row, index: (a + b) % rows[row]!.length }
}

const ACTS = {
  add: (model: StudioModel, a: number, b: number, label: string) => {
    const after = field(model, b)
    const part = after?.part ?? model.loaded.parts[0]!.key
    const own = after ? { after: after.pointer } : {}
    return addField(model, { part, kind: pick(kinds, a)!.name, label: label || '栏目', ...own })
  },
  remove: (model: StudioModel, a: number) => {
    const one = field(model, a)
    return one && model.fields.length > 1 ? removeField(model, one.pointer) : undefined
  },
  move: (model: StudioModel, a: number, b: number) => {
    const one = field(model, a)
    const other = field(model, b)
    return one && other && one !== other && one.part === other.part
      ? moveField(model, one.pointer, { after: other.pointer })
      : undefined
  },
  rename: (model: StudioModel, a: number, _: number, text: string) => {
    const one = field(model, a)
    return one && setKeyword(model, one.pointer, 'title', text)
  },
  unit: (model: StudioModel, a: number, b: number) => {
    const one = model.fields.find(({ schema }) => schema['x-unit'] !== undefined)
    return one && setKeyword(model, one.pointer, 'x-unit', pick(['亿元', '人', '%', '无此单位'], a + b)!)
  },
  list: (model: StudioModel, a: number, b: number) => {
    const one = pick(
      model.fields.filter(({ schema }) => schema.type === 'integer'),
      a,
    )
    const list = { columns: [{ key: 'name', title: '名称' }] }
    if (!one || b % 3 > 0)
      return one && setKeyword(model, one.pointer, 'x-list', b % 3 === 1 ? list : undefined)
    return setListPrinted(model, one.pointer, a % 2 === 0)
  },
  fact: (model: StudioModel, a: number, _: number, text: string) =>
    setFormFact(model, pick(['title', 'agency', 'summary'] as const, a)!, text || '表'),
  words: (model: StudioModel, a: number, b: number, text: string) => {
    const at = cell(model, a, b)
    return at && setCell(model, at, { text })
  },
  require: (model: StudioModel, a: number, b: number) => {
    const one = field(model, a)
    return one && setRequired(model, one.pointer, b % 2 === 0)
  },
  options: (model: StudioModel, a: number, _: number, text: string) => {
    const one = pick(
      model.fields.filter(({ schema }) => schema.oneOf),
      a,
    )
    return one && setOptions(model, one.pointer, [{ const: 'yes', title: text }])
  },
  kind: (model: StudioModel, a: number, b: number) => {
    const one = field(model, a)
    return one && changeKind(model, one.pointer, pick(kinds, b)!.name)
  },
  group: (model: StudioModel, a: number, _: number, text: string) => {
    const one = field(model, a)
    return one && groupFields(model, one.part, [one.pointer], text)
  },
  part: (model: StudioModel, a: number, _: number, text: string) =>
    a % 2 === 0
      ? addPart(model, text || '部分')
      : renamePart(model, pick(model.loaded.parts, a)!.key, text || '部分'),
  row: (model: StudioModel, a: number, b: number) => {
    const at = cell(model, a, b)
    return at && pick([addRow, removeRow, mergeRight, splitCell], a)!(model, at)
  },
  moveRow: (model: StudioModel, a: number, b: number) => {
    const at = cell(model, a, b)
    return at && moveRowTo(model, at, b % 9)
  },
  rule: (model: StudioModel, a: number, b: number) => {
    const names = new Names(model.bundle, model.fields, 'zh-CN')
    const shape = pick(shapes, a)!
    const fields = shape.fields.flatMap(
      (need, index) =>
        pick(
          names.fields.filter((one) => takes(need, one)),
          b + index,
        ) ?? [],
    )
    if (fields.length < shape.fields.length) return undefined
    const rule = writeRule(
      shape,
      { fields, options: names.optionsOf(fields.at(-1)!), limit: b },
      model.bundle.form,
    )
    return addRule(model, pick(model.loaded.parts, b)!.key, { id: ruleId(model, 'NEW'), ...rule })
  },
  unrule: (model: StudioModel, a: number, b: number) => {
    const part = pick(model.loaded.parts, a)!
    const { rules } = part.files.rules!.value as { rules: unknown[] }
    return rules.length > 0 ? removeRule(model, part.key, b % rules.length) : undefined
  },
} satisfies Record<string, (model: StudioModel, a: number, b: number, text: string) => Act | undefined>

const blind: fc.Arbitrary<Blind> = fc.tuple(
  fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
  fc.nat(40),
  fc.nat(40),
  fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('产值', '<script>alert(1)</script>', '「名」｜{x}')),
)

describe('whatever is edited', () => {
  test('the linter says what is wrong, rules stay sentences, and undo gives back every byte', () => {
    const files = startForm('visit-report', 2026)
    fc.assert(
      fc.property(fc.array(blind, { minLength: 1, maxLength: 8 }), (acts) => {
        const definition = new DefinitionDocument(files)
        for (const [name, a, b, text] of acts) {
          const model = modelOf(definition.files, '2026')
          if (!model) break
          const act: Act | undefined = ACTS[name](model, a, b, text)
          if (act) definition.apply(act.step, act.changes)
        }
        const loaded = parseForm(definition.files, '2026')
        const problems = loaded.bundle ? lint(loaded, fieldTypes) : loaded.problems
        for (const problem of problems) expect(explain(problem, 'zh-CN').says).not.toBe('')
        expect(loaded.bundle !== undefined || problems.length > 0).toBe(true)
        if (loaded.bundle) sentencesHold(modelOf(definition.files, '2026')!)
        while (definition.undo());
        expect([...definition.files]).toEqual([...files])
      }),
      { numRuns: 12 },
    )
  }, 60_000)
})

function sentencesHold({ bundle, fields }: StudioModel): void {
  const names = new Names(bundle, fields, 'zh-CN')
  for (const { check } of bundle.rules) {
    if (check === undefined) continue
    expect(expressionOf(textOf(sentenceOf(check, names)), names)).toEqual({ expression: check })
  }
}

const start = startForm('visit-report', 2026)

function withFile(path: string, change: (json: Record<string, unknown>) => unknown): FileMap {
  const json = JSON.parse(start.get(path)!) as Record<string, unknown>
  return new Map([...start, [path, JSON.stringify(change(json))]])
}

function withField(schema: object): FileMap {
  return withFile('2026/schema.json', (json) => ({
    ...json,
    properties: { ...(json.properties as object), bad: { title: '坏', 'x-id': 'bad', ...schema } },
  }))
}

const withCheck = (check: string) =>
  withFile('2026/rules.json', () => ({
    rules: [{ id: 'BAD-01', severity: 'error', check, at: '/staff', message: '坏' }],
  }))

describe('a hostile definition', () => {
  test.each<readonly [string, FileMap]>([
    ['an expression in brackets without end', withCheck(`${'('.repeat(50_000)}1${')'.repeat(50_000)} > 0`)],
    [
      'an expression of endless terms',
      withCheck(`staff > ${Array.from({ length: 50_000 }, () => '1').join(' + ')}`),
    ],
    [
      'a pattern that goes back without end and refers back',
      withField({ type: 'string', pattern: '^(a+)+\\1$' }),
    ],
    ['a reference to itself', withField({ $ref: '#/properties/bad' })],
    [
      'references in a circle',
      withField({ properties: { a: { $ref: '#/properties/bad' } }, type: 'object' }),
    ],
    [
      'a file of 50 MB',
      new Map([...start, ['2026/rules.json', `{ "rules": [] ${' '.repeat(50_000_000)} }`]]),
    ],
    ['lists in lists without end', new Map([...start, ['2026/ui.json', '['.repeat(200_000)]])],
  ])(
    '%s is refused in words, soon',
    (_, files) => {
      const began = performance.now()
      const problems = publishable(parseForm(files, '2026'), fieldTypes)
      expect(problems.filter(({ severity }) => severity === 'error')).not.toEqual([])
      expect(performance.now() - began).toBeLessThan(5000)
      const model = modelOf(files, '2026')
      if (model) {
        const names = new Names(model.bundle, model.fields, 'zh-CN')
        for (const { check = '' } of model.bundle.rules) textOf(sentenceOf(check, names))
        for (const one of model.fields) mentionsOf(model, one.pointer)
      }
      expect(performance.now() - began).toBeLessThan(10_000)
    },
    20_000,
  )
})
