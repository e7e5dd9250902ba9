import { describe, expect, test } from 'vitest'
import { readForm } from '@formwright/definition/node'
import { lint } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { addRule } from '../edits/rules.ts'
import { modelOf } from '../model/studio-model.ts'
import { Names } from '../sentences/names.ts'
import texts from '../screen/texts.json' with { type: 'json' }
import type { Named } from '../sentences/named.ts'
import { expressionOf } from '../sentences/read-sentence.ts'
import { sentenceOf, textOf } from '../sentences/sentence.ts'
import { withMessage } from '../sentences/default-message.ts'
import { shapes, takes, totalOf, unitFits, writeRule } from './shapes.ts'
import type { Need } from './shapes.ts'

async function formOf(path: string, edition: string) {
  const { files } = await readForm(`forms/${path}/${edition}`)
  const model = modelOf(files, edition)!
  return { files, edition, model, names: new Names(model.bundle, model.fields, 'zh-CN') }
}

const cluster = await formOf('sme-cluster', '2024')
// this one has tables of rows
const company = await formOf('high-tech-enterprise', '2016')
const { model, names } = cluster

describe('common shapes of rules', () => {
  test.each(shapes)('$name writes a rule that the linter takes', (shape) => {
    const isOfRows = shape.fields.some((need) => /^(?:rows|column)/.test(need))
    const { files, edition, model: own, names: named } = isOfRows ? company : cluster
    const taken = new Set<string>()
    const chosen: Named[] = []
    const fields = shape.fields.map((need, index) => {
      const field = [...named.fields, ...named.rowColumns].find(
        (one) =>
          takes(need, one) &&
          one.shape !== undefined &&
          !taken.has(one.code) &&
          (index === 0 ? hasOthers(one, need, named) : one.column?.rows === chosen[0]?.column?.rows) &&
          unitFits(shape, index, one, chosen[0], own.bundle.form),
      )!
      chosen.push(field)
      taken.add(field.code)
      return field
    })
    const options = named.optionsOf(fields.at(-1)!).slice(0, 1)
    const { form } = own.bundle
    const rule = withMessage(writeRule(shape, { fields, options, limit: 3 }, form), named, form)
    const added = addRule(own, own.bundle.parts[1]!.key, { id: 'NEW-01', ...rule })
    const now = modelOf(withChanges(files, added.changes), edition)!
    const said = lint(now.loaded, fieldTypes).map(({ code, params }) => `${code} ${JSON.stringify(params)}`)
    expect(said.filter((text) => !/^(case-missing|translation-missing)/.test(text))).toEqual([])
  })

  test('the rows of the list behind a number are counted as those of a table are', () => {
    const shape = shapes.find(({ name }) => name === 'rows-count')!
    const field = names.fields.find(({ listed }) => listed)!
    expect(takes('rows', field)).toBe(true)
    const { check, message } = writeRule(shape, { fields: [field], limit: 3 }, model.bundle.form)
    expect(check).toBe(`listRows(${field.code}) >= 3`)
    expect(message).toContain(`{listRows(${field.code})}`)
    const sentence = textOf(sentenceOf(check!, names))
    expect(sentence).toBe(`「${field.words}」 的清单行数 不小于 3`)
    expect(expressionOf(sentence, names)).toEqual({ expression: check })
  })

  test('messages have the unit after each number, and titles without it', () => {
    const message = (shape: string, fields: readonly Partial<Named>[], language: string) =>
      writeRule(
        shapes.find(({ name }) => name === shape)!,
        { fields: fields as Named[], limit: 3 },
        { language },
      ).message
    const spent = { words: '投入', code: 'spent', pointer: '/spent', unit: '万元' }
    const output = { words: '总产值（亿元）', code: 'output', pointer: '/output', unit: '亿元' }
    const note = { words: '名额（每省）', code: 'places', pointer: '/places', unit: 'km' }
    expect(message('not-more', [spent, output], 'zh-CN')).toBe(
      '投入（{spent}万元）不应大于总产值（{output}亿元）。',
    )
    expect(message('sum', [output, spent, spent], 'zh-CN')).toBe(
      '总产值应为{expected}亿元，填报为{output}亿元。',
    )
    expect(message('at-least', [note], 'en')).toBe('名额（每省） should be at least 3 km, not {places} km.')
  })

  /** Whether a table has another column for the other place of a shape. */
  function hasOthers(one: Named, need: Need, { rowColumns }: Names): boolean {
    const { column } = one
    return (
      !column ||
      rowColumns.filter((other) => takes(need, other) && other.column!.rows === column.rows).length > 1
    )
  }

  test('the sum of a column stands wherever a number does, and reads as people say it', () => {
    const column = company.names.rowColumns.find((one) => one.code === 'registration.citizens.amount')!
    const total = totalOf(column, (title, rows) => `${rows}各行${title}之和`)
    const { check, at } = writeRule(
      shapes[0]!,
      { fields: [total, column.column!.rows] },
      company.model.bundle.form,
    )
    expect(at).toBe('/registration/citizens')
    // nobody fills it in: it can be neither required nor put right
    expect((['number', 'any', 'own-number'] as const).map((need) => takes(need, total))).toEqual([
      true,
      false,
      false,
    ])
    const sentence = textOf(sentenceOf(check!, company.names))
    expect(sentence).toMatch(/^「.+」各行(?:已填)?的『.+』之和 不大于 /)
    expect(expressionOf(sentence, company.names)).toEqual({ expression: check })
  })

  test('a total of as many fields as are chosen, each in the unit of the total', () => {
    const named = (code: string, unit: string) => ({
      ...names.fields.find((one) => one.shape === 'number')!,
      code,
      pointer: `/${code}`,
      unit,
    })
    const sum = shapes.find(({ name }) => name === 'sum')!
    const fields = [named('all', '万元'), named('a', '万元'), named('b', '亿元'), named('c', '万元')]
    const rule = writeRule(sum, { fields }, model.bundle.form)
    expect(rule).toMatchObject({ let: { expected: "a + convert(b, '万元') + c" }, at: '/all' })
  })

  test('only fields whose units go together are offered', () => {
    const named = (unit?: string): Named => ({
      ...names.fields[0]!,
      ...(unit === undefined ? {} : { unit }),
    })
    const shape = (wanted: string) => shapes.find(({ name }) => name === wanted)!
    const fits = (name: string, index: number, unit: string | undefined, first?: string) =>
      unitFits(shape(name), index, named(unit), named(first), model.bundle.form)
    expect(fits('not-more', 1, '亿元', '万元')).toBe(true)
    expect(fits('not-more', 1, '家', '万元')).toBe(false)
    expect(fits('not-more', 1, undefined, '万元')).toBe(true)
    expect(fits('sum', 5, '家', '万元')).toBe(false)
    expect(fits('ratio', 2, '万元', '万元')).toBe(false)
    expect(fits('ratio', 2, '%', '万元')).toBe(true)
    expect(fits('growth', 1, '家', '万元')).toBe(false)
  })

  test('every place of a shape says what its field is to the rule', () => {
    const pointers = shapes.flatMap(({ name, fields }) =>
      fields.map((_, index) => `shape-${name}-${index + 1}`),
    )
    expect(pointers.filter((pointer) => !Object.hasOwn(texts, pointer))).toEqual([])
  })

  test('two units meet through a conversion, of the last year', () => {
    const named = (code: string) => names.fields.find((one) => one.code === code)!
    const fields = [{ ...named('digital.cloudRate'), unit: '万元' }, named('leading.totalOutput')]
    const { check, at } = writeRule(shapes[0]!, { fields }, model.bundle.form)
    expect({ check, at }).toEqual({
      check: "digital.cloudRate <= convert(leading.totalOutput.last, '万元')",
      at: '/digital/cloudRate',
    })
  })
})
