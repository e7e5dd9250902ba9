import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import type { RegionalVariant } from '@formwright/definition'
import { readFormFiles } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { removePart } from './parts.ts'
import { removeField } from './remove-field.ts'
import { changeRule, removeRule } from './rules.ts'
import { variantsOf } from './variants.ts'

const PLACE = '2025/regions/530000.json'
const form = await readFormFiles('forms/sme-cluster')
const start = modelOf(form, '2025')!
const after = (model: StudioModel, { changes }: Act) =>
  modelOf(withChanges(model.files, changes), model.edition)!
const ruling = (model: StudioModel) => variantsOf(model)[0]!.variant

/** The edition with other rulings of its region. */
const ruledBy = (change: Partial<RegionalVariant>) =>
  modelOf(new Map([...form, [PLACE, JSON.stringify({ ...ruling(start), ...change }, null, 2)]]), '2025')!

/** Problems in regions' files and in the cases that are about them. */
const problemsOf = ({ loaded }: StudioModel) =>
  lint(loaded, fieldTypes).flatMap(({ code, file, severity }) =>
    severity === 'error' || file.includes('/regions/') ? [`${code} ${file}`] : [],
  )

/** Where a rule is written. */
function at(model: StudioModel, id: string): readonly [part: string, index: number] {
  const { part, index } = model.bundle.rules.find((rule) => rule.id === id)!
  return [part, index]
}

test('a region’s value of a parameter goes with the field whose rule alone read it', () => {
  expect(ruling(start).params).toHaveProperty('minOutput')
  const now = after(start, removeField(start, '/leading/totalOutput'))
  expect(now.bundle.edition.params).not.toHaveProperty('minOutput')
  expect(ruling(now)).not.toHaveProperty('params')
  expect(problemsOf(now)).toEqual([])
})

test('a region’s severity goes with its rule, and is renamed with it', () => {
  const renamed = after(start, changeRule(start, ...at(start, 'ELG-07'), { id: 'ELG-70' }))
  expect(ruling(renamed).severity).toEqual({ 'ELG-70': 'error' })
  expect(problemsOf(renamed)).toEqual([])
  const now = after(renamed, removeRule(renamed, ...at(renamed, 'ELG-70')))
  expect(ruling(now)).not.toHaveProperty('severity')
  expect(problemsOf(now)).toEqual([])
  // an inherited rule is left out
  expect(ruling(after(start, removeRule(start, ...at(start, 'ELG-07'))))).not.toHaveProperty('severity')
})

test('a region’s own rule goes with the field or the part that it checks', () => {
  for (const removal of [removeField(start, '/leading/exports'), removePart(start, 'leading')]) {
    const now = after(start, removal)
    expect(ruling(now)).not.toHaveProperty('rules')
    expect(problemsOf(now)).toEqual([])
  }
})

test('a parameter that only a region’s rule still reads stays', () => {
  const [own] = ruling(start).rules!
  const rules = [{ ...own!, check: `leading.exports.last > params.minOutput` }]
  const model = ruledBy({ rules })
  expect(problemsOf(model).filter((problem) => problem.startsWith('unused-param'))).toEqual([])
  const now = after(model, removeField(model, '/leading/totalOutput'))
  expect(now.bundle.edition.params).toHaveProperty('minOutput')
  expect(ruling(now).params).toHaveProperty('minOutput')
})
