import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keywords, setRegionCodesOfChina } from '@formwright/definition'
import type { FormBundle, Json, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { findingCatalogue } from '../findings/catalogue.ts'
import { compileForm } from '../compile-form.ts'
import { precompile } from '../precompile/index.ts'
import type { PrecompiledModule } from '../structure/precompiled.ts'

/** A form with one part `part` and one field `v` in it. */
const formWith = (field: Schema, rules: readonly object[] = []): FormBundle =>
  bundleOf({
    part: 'part',
    fields: { v: field },
    schema: { required: ['v'], additionalProperties: false },
    rules,
  })

interface EngineCase {
  readonly name: string
  readonly schema: Schema
  readonly value: unknown
  readonly attachments?: unknown
  readonly lists?: unknown
  readonly finding?: string
}

const produced = new Set<string>()
const codes = (field: Schema, answers: unknown) => {
  const found = compileForm(formWith(field))
    .assess(answers)
    .findings.map(({ code }) => code)
  for (const code of found) produced.add(code)
  return found
}

describe.each(keywords.map(({ name }) => name))('%s', (name) => {
  const folder = new URL(`../../../definition/src/keywords/${name}/`, import.meta.url)
  const { engine } = JSON.parse(readFileSync(new URL(`${name}.cases.json`, folder), 'utf8')) as {
    engine: EngineCase[]
  }

  test.each(engine)('$name', ({ schema, value, attachments, lists, finding }) => {
    const found = codes(schema, {
      part: { v: value },
      ...(attachments ? { attachments } : {}),
      ...(lists ? { lists } : {}),
    })
    expect(
      [...new Set(found)].filter((code) => !(finding === 'evidence-unticked' && code === 'evidence')),
    ).toEqual(finding ? [finding] : [])
  })

  test('has a page', () => {
    expect(readFileSync(new URL(`${name}.md`, folder), 'utf8')).toContain(`# ${name}`)
  })
})

const text: Schema = { type: 'string', title: '名称', 'x-id': 'v' }
const number: Schema = { type: 'number', title: '数', minimum: 0, maximum: 10, 'x-id': 'v', 'x-unit': '%' }
const choice: Schema = { type: 'string', title: '选', oneOf: [{ const: 'yes', title: '是' }], 'x-id': 'v' }
const names: Schema = {
  type: 'object',
  title: '平台',
  'x-id': 'v',
  properties: {
    count: { type: 'integer', title: '数量', 'x-none': true },
    names: { type: 'array', title: '名称', items: { type: 'string' }, 'x-count': 'count' },
  },
  required: ['count', 'names'],
}

describe('one mistake gives one finding', () => {
  test.each<[string, Schema, unknown, string[]]>([
    ['nothing', text, undefined, ['required']],
    ['null', text, null, ['required']],
    ['blank', text, ' \u3000', ['required']],
    ['an empty list', { ...text, type: 'array', items: { type: 'string' } }, [], ['required']],
    ['a number for a text', text, 3, ['type']],
    ['a text for a number', number, 'NaN', ['type']],
    ['an infinite number', number, Number.POSITIVE_INFINITY, ['type']],
    ['too large', number, 11, ['range']],
    ['between two steps', { ...number, multipleOf: 5 }, 7, ['multiple']],
    ['below zero', number, -1, ['range']],
    ['no such option', choice, 'no', ['choice']],
    ['an option by its title', choice, '是', ['choice']],
    ['a lone surrogate', text, '\ud800', ['format']],
    ['a control character', text, 'a\u0000b', ['format']],
    ['a pattern missed', { ...text, pattern: '^1\\d{3}$' }, '2000', ['format']],
    ['a day that is none', { ...text, format: 'date' }, '2024-02-30', ['format']],
    ['a list for a group', names, [], ['type']],
    ['names that do not match', names, { count: 2, names: ['甲'] }, ['names']],
    ['no names for 0', names, { count: 0, names: ['无'] }, []],
    ['no names in other words', names, { count: 0, names: ['不适用'] }, []],
    ['another word for nothing instead of a name', names, { count: 1, names: ['—'] }, ['names']],
    [
      'a key that nobody knows',
      { type: 'object', title: '组', 'x-id': 'v', properties: { a: text }, additionalProperties: false },
      { a: 'x', b: 1 },
      ['unknown'],
    ],
  ])('%s', (_, schema, value, expected) => {
    expect(codes(schema, { part: { v: value } })).toEqual(expected)
  })

  test.each([
    ['2016-2-9', '“日”须写完整日期（年-月-日），现为“2016-2-9”。'],
    ['0435-02-02', '“日”写的“0435-02-02”年份不对，请核对。'],
    ['2016-02-30', '“日”写的“2016-02-30”不是日历上有的一天，请核对月和日。'],
  ])('of a day: %j', (value, message) => {
    const form = compileForm(formWith({ type: 'string', title: '日', format: 'date', 'x-id': 'v' }))
    expect(form.assess({ part: { v: value } }).findings.map((finding) => finding.message)).toEqual([message])
  })

  test.each<[Partial<Schema>, unknown, string | undefined]>([
    [{ multipleOf: 0.01 }, 4.35, undefined],
    [{ multipleOf: 0.01 }, 19.99, undefined],
    [{ multipleOf: 0.01 }, 143.48, undefined],
    [{ multipleOf: 0.01 }, 4.355, '“数”最多保留小数点后2位，现为4.355。'],
    [{ multipleOf: 0.1, minimum: -9 }, -0.3, undefined],
    [{ multipleOf: 0.0001 }, 1e21, undefined],
    [{ multipleOf: 1 }, 1.5, '“数”应为整数，现为1.5。'],
    [{ multipleOf: 5 }, 7, '“数”应为5的整数倍，现为7。'],
    [{ multipleOf: 0.05 }, 4.37, '“数”应为0.05的整数倍，现为4.37。'],
    [{ multipleOf: 0.05 }, 4.35, undefined],
    [{ type: 'integer' }, 1.5, '“数”应为整数，现为1.5。'],
    [{}, '168.4①', '“数”应为数字，现为“168.4①”（“①”不能是数字的一部分）。'],
    [{}, '不适用', '“数”应为数字，现为“不适用”。'],
    [{}, '-', '“数”应为数字，现为“-”。'],
    [{}, '10²', '“数”应为数字，现为“10²”（“²”不能是数字的一部分）。'],
    [{}, '12,34', '“数”应为数字，现为“12,34”（逗号、空格只能作每三位一组的分隔）。'],
    [{}, '46.8', '“数”应为数字，现为“46.8”（是文字形式的数字）。'],
  ])('of a number: %j with %j', async (more, value, message) => {
    const bundle = formWith({ type: 'number', title: '数', 'x-id': 'v', 'x-unit': '%', ...more } as Schema)
    const { default: precompiled } = (await import(
      `data:text/javascript,${encodeURIComponent(precompile(bundle))}`
    )) as { default: PrecompiledModule }
    for (const form of [compileForm(bundle), compileForm(bundle, { precompiled })])
      expect(form.assess({ part: { v: value } }).findings.map((finding) => finding.message)).toEqual(
        message === undefined ? [] : [message],
      )
  })

  test.each<[Partial<Schema>, string, number | undefined, string]>([
    [{ 'x-unit': '亿元' }, '14500000万元', 1450, '“数”应为数字，现为“14500000万元”（本栏以亿元计）。'],
    [{ 'x-unit': '亿元' }, '14.5亿', 14.5, '“数”应为数字，现为“14.5亿”（本栏以亿元计）。'],
    [
      { 'x-unit': '亿元', maximum: 1000 },
      '14500000万元',
      undefined,
      '“数”应为数字，现为“14500000万元”（本栏以亿元计）。',
    ],
    [{ 'x-unit': '亿元' }, '5吨', undefined, '“数”应为数字，现为“5吨”（“吨”不能是数字的一部分）。'],
    [{}, '25 %', 25, '“数”应为数字，现为“25 %”（“%”不能是数字的一部分）。'],
    [{ maximum: 1 }, '25 %', 0.25, '“数”应为数字，现为“25 %”（“%”不能是数字的一部分）。'],
    [{}, '46.8', 46.8, '“数”应为数字，现为“46.8”（是文字形式的数字）。'],
  ])('a number with a unit, %j: “%s” is to be %j', (more, value, fix, message) => {
    const schema = { type: 'number', title: '数', 'x-id': 'v', 'x-unit': 'any', ...more } as Schema
    const [finding] = compileForm(formWith(schema)).assess({ part: { v: value } }).findings
    expect(finding).toMatchObject({ code: 'type', message })
    expect(finding!.fix).toEqual(fix === undefined ? undefined : { '/part/v': fix })
  })

  test.each<[string, object, string[]]>([
    ['attachments that are no list', { attachments: { a: 1 }, part: { v: 'x' } }, ['type']],
    [
      'an attachment of nothing',
      { attachments: [{ target: 'a.b', kind: 'evidence' }], part: { v: 'x' } },
      ['unknown'],
    ],
    ['an attachment that is no object', { attachments: [3], part: { v: 'x' } }, ['type']],
    ['a list of nothing', { lists: { 'a.b': [{}] }, part: { v: 'x' } }, ['unknown']],
    ['__proto__ as a key', JSON.parse('{"part":{"v":"x","__proto__":{"w":1}}}') as object, ['unknown']],
    ['a part too many', { part: { v: 'x' }, other: {} }, ['unknown']],
    ['a part that is a text', { part: 'x' }, ['type']],
  ])('%s', (_, answers, expected) => {
    expect(codes(text, answers)).toEqual(expected)
  })
})

test('what the form has no place for is told by the name of its field, with what stands there and how to take it away', () => {
  const group: Schema = {
    type: 'object',
    title: '总产值',
    'x-id': 'v',
    properties: { y2022: { type: 'number', title: '2022年' } },
    additionalProperties: false,
  }
  const form = compileForm(formWith(group))
  const { findings } = form.assess({
    part: { v: { y2022: 3, y2021: 66.2, other: {} } },
    attachments: [{ target: 'a.b', kind: 'evidence', name: '证明.pdf' }],
    lists: { 'a.b': [{}] },
    extra: 1,
  })
  expect(findings.map(({ message, removes }) => [message, removes]).sort()).toEqual(
    [
      ['本表的“总产值”没有“2021年”，其中填有66.2。', '/part/v/y2021'],
      ['本表的“总产值”没有“other”，其中填有一组字段。', '/part/v/other'],
      ['本表不要求“a.b”附文件，请删去文件“证明.pdf”。', '/attachments/0'],
      ['清单“a.b”不属于本表的任何字段。', '/lists/a.b'],
      ['“extra”不是本表的字段。', '/extra'],
    ].sort(),
  )
})

test.each<[string, string, string | undefined, string[]]>([
  ['the region of the application', '350582', '350582', []],
  ['another county', '350583', '350582', ['county']],
  ['another province', '330109', '350582', ['province', 'county']],
  ['any region where none is known', '330109', undefined, []],
])('a form that names %s', (_, code, region, expected) => {
  const schema: Schema = {
    type: 'object',
    format: 'region',
    properties: { code: { type: 'string' }, name: { type: 'string' } },
    required: ['code', 'name'],
  }
  for (const level of ['province', 'county']) {
    const bundle = formWith(schema)
    const form = compileForm({ ...bundle, form: { ...bundle.form, region: { [level]: '/part/v' } } })
    const { findings } = form.assess({ part: { v: { code, name: '某地' } } }, { region })
    for (const finding of findings) produced.add(finding.code)
    expect(findings.map((finding) => finding.code)).toEqual(expected.includes(level) ? ['other-region'] : [])
  }
})

describe.each<[where: string, field: (schema: Schema) => Schema, value: (schema: Json) => Json]>([
  ['', (schema) => schema, (schema) => schema],
  [
    ' in a row',
    (schema) => ({ type: 'array', items: { type: 'object', properties: { at: schema } } }),
    (schema) => [{ at: schema }],
  ],
])('a place%s', (_, fieldOf, valueOf) => {
  const bundle = formWith(fieldOf({ type: 'object', format: 'region', properties: { code: {}, name: {} } }))
  const answersWith = (code: string, name: string) => ({ part: { v: valueOf({ code, name }) } })

  test('is one of the form’s own list, where it has one', () => {
    const levels = [{ id: 'council', title: 'Council', places: { E06000001: 'Hartlepool' } }]
    const form = compileForm({ ...bundle, form: { ...bundle.form, regions: { levels } } })
    const found = (code: string, name: string) => form.assess(answersWith(code, name)).findings
    for (const finding of found('350582', '晋江市')) produced.add(finding.code)
    expect(found('E06000001', 'Hartlepool')).toEqual([])
    expect(found('E06000001', 'Durham').map((one) => one.code)).toEqual(['no-region'])
    expect(found('350582', '晋江市').map((one) => one.code)).toEqual(['no-region'])
  })

  test('of China is one that there is, once it is known which there are', () => {
    const form = compileForm(bundle)
    const found = (code: string) => form.assess(answersWith(code, '某地')).findings.map((one) => one.code)
    expect([found('350582'), found('359999'), found('990000')]).toEqual([[], [], ['no-region']])
    const open = form.open(answersWith('359999', '某地'))
    expect(open.findings()).toEqual([])
    setRegionCodesOfChina(new Set(['350000', '350582']))
    try {
      expect([found('350582'), found('359999')]).toEqual([[], ['no-region']])
      open.reassess()
      expect(open.findings().map((one) => one.code)).toEqual(['no-region'])
    } finally {
      setRegionCodesOfChina(undefined)
    }
  })
})

test('values that do not go together', () => {
  const field: Schema = { type: 'object', properties: { a: {}, b: {} }, maxProperties: 1 }
  expect(codes(field, { part: { v: { a: 1, b: 2 } } })).toEqual(['together'])
  expect(codes(field, { part: { v: { a: 1, b: '' } } })).toEqual([])
})

test('a value that its formula does not give', () => {
  const bundle = formWith({ type: 'number' }, [{ id: 'V', compute: '1 + 2', at: '/part/v' }])
  const { findings } = compileForm(bundle).assess({ part: { v: 4 } })
  for (const finding of findings) produced.add(finding.code)
  expect(findings.map(({ message }) => message)).toEqual(['“V”按公式应为3，现为4。'])
})

test('a criterion of another way of applying is none of this one', () => {
  const criterion = (id: string, when: string) => ({
    id,
    kind: 'eligibility',
    when,
    check: "part.v != 'c'",
    at: '/part/v',
    eligibility: { criterion: id, threshold: '一', value: '二' },
  })
  const rules = [
    criterion('A', "part.v == 'a'"),
    criterion('B', "part.v == 'b'"),
    criterion('C', "part.v != 'a'"),
  ]
  const form = compileForm(formWith({ type: 'string' }, rules))
  const shown = (v?: string) =>
    form.assess({ part: { v } }).eligibility.map(({ rule, met }) => `${rule} ${met}`)
  expect(shown('a')).toEqual(['A met'])
  expect(shown('b')).toEqual(['B met', 'C met'])
  expect(shown('c')).toEqual(['C not-met'])
  expect(shown()).toEqual(['A pending', 'B pending', 'C pending'])
})

test('every code of the catalogue is produced by a case above', () => {
  expect(Object.keys(findingCatalogue).filter((code) => !produced.has(code))).toEqual([])
})

test('conditions: what is hidden is not asked for, what is required by a rule is', () => {
  const field: Schema = {
    type: 'object',
    title: '组',
    properties: { k: { ...choice, 'x-id': 'k' }, t: { ...text, 'x-id': 't' } },
    required: ['k', 't'],
  }
  const form = compileForm(formWith(field, [{ id: 'V', visible: "part.v.k == 'yes'", at: '/part/v/t' }]))
  const found = (v: object) =>
    form.assess({ part: { v } }).findings.map(({ code, pointer }) => `${code} ${pointer}`)
  expect(found({ k: 'yes' })).toEqual(['required /part/v/t'])
  expect(found({ k: 'no' })).toEqual(['choice /part/v/k'])
  const store = form.open({ part: { v: { k: 'yes' } } })
  expect(store.state('/part/v/t')).toEqual({ visible: true, required: true, enabled: true })
})

test('conditions: rules read what is hidden as blank, and its value again when it is shown', () => {
  const field: Schema = {
    type: 'object',
    title: '组',
    properties: {
      k: { ...choice, 'x-id': 'k' },
      a: { type: 'integer', title: '甲', 'x-id': 'a' },
      b: { type: 'integer', title: '乙', 'x-id': 'b' },
    },
  }
  const form = compileForm(
    formWith(field, [
      { id: 'V', visible: "part.v.k == 'yes'", at: '/part/v/a' },
      { id: 'R', check: 'part.v.b >= part.v.a', at: '/part/v/b', message: '{part.v.b}' },
    ]),
  )
  const breaks = (k: string) =>
    form.assess({ part: { v: { k, a: 5, b: 3 } } }).findings.some(({ code }) => code === 'R')
  expect([breaks('yes'), breaks('no')]).toEqual([true, false])

  const store = form.open({ part: { v: { k: 'yes', a: 5, b: 3 } } })
  const live = () => store.findings().some(({ code }) => code === 'R')
  expect(live()).toBe(true)
  store.set('/part/v/k', 'no')
  expect(live()).toBe(false)
  store.set('/part/v/a', 9)
  expect(live()).toBe(false)
  store.set('/part/v/k', 'yes')
  expect(live()).toBe(true)
  store.set('/part/v/b', 9)
  expect(live()).toBe(false)
})

test('no JSON value makes it throw', () => {
  const form = compileForm(
    formWith(names, [
      { id: 'R', check: 'part.v.count > count(part.v.names)', at: '/part/v', message: '{part.v.count}' },
    ]),
  )
  const hostile = fc.letrec((tie) => ({
    value: fc.oneof(
      fc.constantFrom(null, '', '无', 'NaN', Number.POSITIVE_INFINITY, -0, 1e21, '\ud800', true),
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(
      fc.constantFrom(
        'part',
        'v',
        'count',
        'names',
        'attachments',
        'lists',
        'part.v',
        'target',
        'kind',
        'options',
        '__proto__',
        'constructor',
        '0',
      ),
      tie('value'),
      { maxKeys: 5 },
    ),
  })).value
  fc.assert(
    fc.property(hostile, (answers) => {
      const assessment = form.assess(answers)
      expect(JSON.parse(JSON.stringify(assessment))).toHaveProperty('progress')
    }),
    { numRuns: 400 },
  )
})

test.each([
  [3, ['甲、乙；丙'], { '/part/v/names': ['甲', '乙', '丙'] }, '按 、； 分开为 3 行'],
  [2, ['甲'], { '/part/v/count': 1 }, undefined],
])('for %i names, %j: what is offered', (count, given, fix, offered) => {
  const [finding] = compileForm(bundleOf({ part: 'part', fields: { v: names } })).assess({
    part: { v: { count, names: given } },
  }).findings
  expect(finding).toMatchObject({ code: 'names', fix })
  expect(finding!.fixText).toBe(offered)
})

test('some rules alone are looked at, or all but some checks', () => {
  const rule = (id: string) => ({ id, at: '/part/v', check: 'part.v > 9' })
  const form = compileForm(formWith({ type: 'number' }, [rule('A-1'), rule('A-2')]))
  const found = (options?: Parameters<typeof form.assess>[1]) =>
    form.assess({ part: { v: 1 } }, options).findings.map(({ code }) => code)
  const one = new Set(['A-1'])
  const skipped = new Uint8Array(form.plan.checks.length)
  skipped[form.plan.ruleNumbers.get(form.rules[0]!)!] = 1
  expect([found(), found({ rules: one }), found({ skipped })]).toEqual([['A-1', 'A-2'], ['A-1'], ['A-2']])
})
