import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { lint, publishable, revise, startForm } from '@formwright/authoring'
import { explain, parseForm } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { DefinitionDocument } from '../document/definition-document.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { Names } from '../sentences/names.ts'
import { expressionOf } from '../sentences/read-sentence.ts'
import { sentenceOf, textOf } from '../sentences/sentence.ts'
import { mentionsOf } from '../usage/mentions.ts'
import { withChanges } from '../document/file-edits.ts'
import { blankForm } from '../start/blank-form.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import { ACTS } from './blind-acts.test-support.ts'
import { YEAR_ACTS } from './blind-year-acts.test-support.ts'

const ALL = { ...ACTS, ...YEAR_ACTS }

/** One act of somebody who edits without looking: what is done, and the numbers that choose where. */
type Blind = readonly [act: keyof typeof ALL, a: number, b: number, text: string]

const acts = (among: object): fc.Arbitrary<readonly Blind[]> =>
  fc.array(
    fc.tuple(
      fc.constantFrom(...(Object.keys(among) as (keyof typeof ALL)[])),
      fc.nat(40),
      fc.nat(40),
      fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom(
          '产值',
          '<script>alert(1)</script>',
          '「名」｜{x}',
          '{A.0}',
          '',
          ' ',
          '__proto__',
          '１２',
          '甲\n乙',
          '\0',
        ),
      ),
    ),
    { minLength: 1, maxLength: 8 },
  )

/** A form with further fields in a part. */
function withFields(files: FileMap, part: string, kinds: readonly string[]): FileMap {
  return kinds.reduce(
    (now, kind) =>
      withChanges(now, addField(modelOf(now, '2026')!, { part, kind, label: `新${kind}` }).changes),
    files,
  )
}

/** The files of an edition of 2026 with those of the next one, which shares what it does not change. */
function revised(files: FileMap): FileMap {
  const revision = revise(files, '2026', '2027', { fieldTypes })
  if (!('files' in revision)) throw new Error(JSON.stringify(revision))
  return new Map([...files, ...revision.files])
}

/** The next year of a form of several parts. */
function nextYearOfParts(): FileMap {
  const start = blankForm({ id: 'bases', year: 2026, title: '基地申报表', agency: '某厅' }, [
    '甲',
    '乙',
    '丙',
  ])
  const parts = modelOf(start, '2026')!.loaded.parts.map(({ key }) => key)
  return revised(parts.reduce((now, part) => withFields(now, part, ['text', 'amount', 'rows']), start))
}

/** The next year of a form with a matrix, rows with keys, and what a region ruled. */
function nextYear(): FileMap {
  const files = revised(withFields(startForm('visit-report', 2026), '', ['rows', 'matrix', 'matrix']))
  const ruled = {
    region: '530000',
    authority: '某省',
    source: '某省通知',
    verified: false,
    window: { from: '2027-03-04', to: '2027-06-30', timeZone: 'Asia/Shanghai', source: '某省通知' },
    params: { tolerance: { value: 10, source: '某省通知', verified: false } },
    severity: { 'INC-02': 'warning' },
  }
  return new Map([...files, ['2027/regions/530000.json', JSON.stringify(ruled)]])
}

const RUNS = { numRuns: +(process.env.RUNS ?? 12) }

describe('whatever is edited', () => {
  test.each<readonly [string, FileMap, string, object]>([
    ['a new form', startForm('visit-report', 2026), '2026', ACTS],
    ['the next year of one', nextYear(), '2027', ALL],
    ['the next year of one of several parts', nextYearOfParts(), '2027', ALL],
    [
      'parts of a next year',
      nextYearOfParts(),
      '2027',
      { part: ACTS.part, rename: ACTS.rename, add: ACTS.add, case: ACTS.case, rule: ACTS.rule },
    ],
    ['what only a next year has', nextYear(), '2027', { ...YEAR_ACTS, unrule: ACTS.unrule, rule: ACTS.rule }],
  ])(
    'in %s, the linter says what is wrong, rules stay sentences, and undo gives back every byte',
    (_, files, edition, among) => {
      fc.assert(
        fc.property(acts(among), (edits) => {
          const definition = new DefinitionDocument(files)
          for (const [name, a, b, text] of edits) {
            const model = modelOf(definition.files, edition)
            if (!model) throw new Error(JSON.stringify(parseForm(definition.files, edition).problems))
            const act: Act | undefined = ALL[name](model, a, b, text)
            if (act) definition.apply(act.step, act.changes)
          }
          const loaded = parseForm(definition.files, edition)
          const problems = loaded.bundle ? lint(loaded, fieldTypes) : loaded.problems
          for (const problem of problems) expect(explain(problem, 'zh-CN').says).not.toBe('')
          expect(loaded.bundle !== undefined || problems.length > 0).toBe(true)
          if (loaded.bundle) sentencesHold(modelOf(definition.files, edition)!)
          while (definition.undo());
          expect(Object.fromEntries(definition.files)).toEqual(Object.fromEntries(files))
        }),
        RUNS,
      )
    },
    90_000,
  )
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
