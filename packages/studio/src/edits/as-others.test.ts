import { expect, test } from 'vitest'
import { filesOf } from '@formwright/definition/testing'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { addField } from './add-field.ts'
import { ruleId } from './rules.ts'

const staff = (more: object) => ({ staff: { title: '职工人数', type: 'integer', ...more } })
const modelWith = (more: object, rules: readonly object[] = []) =>
  modelOf(filesOf({ fields: staff(more), rules }), '2024')!

test.each(['amount', 'count', 'annual-amount', 'count-and-names'])(
  'a new number (%s) may be answered with 无 where numbers of the form may',
  (kind) => {
    const numbersOf = (more: object) => {
      const model = modelWith(more)
      const { changes } = addField(model, { part: model.loaded.parts[0]!.key, kind, label: '产值' })
      const now = modelOf(withChanges(model.files, changes), '2024')!
      const added = now.fields.find(({ title }) => title === '产值')!
      const numbers = added.cells.filter(({ schema }) => schema.type !== 'array')
      return numbers.map(({ schema }) => schema['x-none'] ?? false)
    }
    expect(new Set(numbersOf({}))).toEqual(new Set([false]))
    expect(new Set(numbersOf({ 'x-none': true }))).toEqual(new Set([true]))
  },
)

test('a rule is numbered as the others of its part, or by the number of the part', () => {
  const rule = {
    severity: 'error',
    kind: 'consistency',
    at: '/staff',
    check: 'staff > 0',
    message: '核对',
    source: '一',
  }
  const first = modelWith({})
  const { key } = first.loaded.parts[0]!
  expect(ruleId(first, key)).toBe('R1-01')
  expect(ruleId(modelWith({}, [{ id: 'A-01', ...rule }]), key)).toBe('A-02')
})
