import { describe, expect, test } from 'vitest'
import { readForm } from '@formwright/definition/node'
import { lint } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { addRule } from '../edits/rules.ts'
import { modelOf } from '../model/studio-model.ts'
import { Names } from '../sentences/names.ts'
import { shapes, takes, writeRule } from './shapes.ts'

const { files } = await readForm('forms/sme-cluster/2024')
const model = modelOf(files, '2024')!
const names = new Names(model.bundle, model.fields, 'zh-CN')

describe('common shapes of rules', () => {
  test.each(shapes)('$name writes a rule that the linter takes', (shape) => {
    const taken = new Set<string>()
    const fields = shape.fields.map((need) => {
      const field = names.fields.find(
        (one) => takes(need, one) && one.shape !== undefined && !taken.has(one.code),
      )!
      taken.add(field.code)
      return field
    })
    const options = names.optionsOf(fields.at(-1)!).slice(0, 1)
    const rule = writeRule(shape, { fields, options, limit: 3 }, model.bundle.form)
    const added = addRule(model, 'basic', { id: 'NEW-01', ...rule })
    const now = modelOf(withChanges(files, added.changes), '2024')!
    const said = lint(now.loaded, fieldTypes).map(({ code, params }) => `${code} ${JSON.stringify(params)}`)
    expect(said.filter((text) => !/^(case-missing|translation-missing|unit)/.test(text))).toEqual([])
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
