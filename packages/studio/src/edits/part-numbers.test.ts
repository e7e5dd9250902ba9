import { expect, test } from 'vitest'
import { blankForm } from '../start/blank-form.ts'
import { addField } from './add-field.ts'
import { done } from './blank-workflow.test-support.ts'
import { misnumbered, renumberParts } from './part-numbers.ts'
import { movePart } from './parts.ts'

const facts = { id: 'bases', year: 2027, title: '基地申报表', agency: '某厅' }

test('parts that were moved are numbered as they stand, by one press', () => {
  const form = done(blankForm(facts, ['封面', '一、基本情况', '二、生产', '三、创新']), (model) =>
    movePart(model, model.bundle.parts[3]!.key, 1),
  )
  expect(misnumbered(form)).toHaveLength(3)
  const renumbered = done(form.files, renumberParts)
  expect(renumbered.bundle.parts.map(({ title }) => title)).toEqual([
    '封面',
    '一、创新',
    '二、基本情况',
    '三、生产',
  ])
  expect(misnumbered(renumbered)).toEqual([])
})

test('a number has the unit that its label says', () => {
  const form = done(blankForm(facts, ['基本情况']), (model) =>
    addField(model, { part: model.bundle.parts[0]!.key, kind: 'count', label: '绿色工厂数量（家）' }),
  )
  const [field] = form.fields
  expect([field!.title, field!.schema['x-unit']]).toEqual(['绿色工厂数量（家）', '家'])
})
