import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from './compile-form.ts'
import { triedForm, uncheckedForm } from './unchecked-form.ts'

test('where no code may be generated limits are checked as everywhere, or not at all', () => {
  const bundle = bundleOf({
    fields: {
      share: { type: 'number', title: '占比', maximum: 100 },
      name: { type: 'string', title: '名称', maxLength: 3 },
      staff: { type: 'integer', title: '人数', minimum: 1 },
      cost: { type: 'number', title: '费用', 'x-decimals': 2 },
      kind: { type: 'string', title: '类别', oneOf: [{ const: 'a', title: '甲' }] },
      phone: { type: 'string', title: '电话', pattern: '^\\d+$' },
      day: { type: 'string', title: '日期', format: 'date' },
    },
    rules: [{ id: 'A-01', check: 'share > 1', at: '/share', message: '占比应大于1' }],
  })
  const answers = {
    share: 120,
    name: '很长的名称',
    staff: 0.5,
    cost: 1.234,
    kind: 'b',
    phone: 'x',
    day: '明天',
  }
  const found = (form: ReturnType<typeof compileForm>) =>
    form.assess(answers).findings.map(({ code, pointer, message }) => [code, pointer, message])
  expect(found(triedForm(bundle))).toEqual(found(compileForm(bundle)))
  expect(found(triedForm(bundle))).toHaveLength(8)
  expect(found(uncheckedForm(bundle))).toEqual([])
})
