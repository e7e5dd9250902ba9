import { describe, expect, test } from 'vitest'
import { readForm } from '@formwright/definition/node'
import { lint } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { addRule } from '../edits/rules.ts'
import { modelOf } from '../model/studio-model.ts'
import { Names } from '../sentences/names.ts'
import texts from '../screen/texts.json' with { type: 'json' }
import type { Named } from '../sentences/names.ts'
import { shapes, takes, unitFits, writeRule } from './shapes.ts'

const { files } = await readForm('forms/sme-cluster/2024')
const model = modelOf(files, '2024')!
const names = new Names(model.bundle, model.fields, 'zh-CN')

describe('common shapes of rules', () => {
  test.each(shapes)('$name writes a rule that the linter takes', (shape) => {
    const taken = new Set<string>()
    const chosen: Named[] = []
    const fields = shape.fields.map((need, index) => {
      const field = names.fields.find(
        (one) =>
          takes(need, one) &&
          one.shape !== undefined &&
          !taken.has(one.code) &&
          unitFits(shape, index, one, chosen[0], model.bundle.form),
      )!
      chosen.push(field)
      taken.add(field.code)
      return field
    })
    const options = names.optionsOf(fields.at(-1)!).slice(0, 1)
    const rule = writeRule(shape, { fields, options, limit: 3 }, model.bundle.form)
    const added = addRule(model, 'basic', { id: 'NEW-01', ...rule })
    const now = modelOf(withChanges(files, added.changes), '2024')!
    const said = lint(now.loaded, fieldTypes).map(({ code, params }) => `${code} ${JSON.stringify(params)}`)
    expect(said.filter((text) => !/^(case-missing|translation-missing)/.test(text))).toEqual([])
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
    const fits = (name: string, place: number, unit: string | undefined, first?: string) =>
      unitFits(shape(name), place, named(unit), named(first), model.bundle.form)
    expect(fits('not-more', 1, '亿元', '万元')).toBe(true)
    expect(fits('not-more', 1, '家', '万元')).toBe(false)
    expect(fits('not-more', 1, undefined, '万元')).toBe(true)
    expect(fits('sum', 5, '家', '万元')).toBe(false)
    expect(fits('ratio', 2, '万元', '万元')).toBe(false)
    expect(fits('ratio', 2, '%', '万元')).toBe(true)
    expect(fits('growth', 1, '家', '万元')).toBe(false)
  })

  test('every place of a shape says what its field is to the rule', () => {
    const places = shapes.flatMap(({ name, fields }) =>
      fields.map((_, index) => `shape-${name}-${index + 1}`),
    )
    expect(places.filter((place) => !Object.hasOwn(texts, place))).toEqual([])
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
