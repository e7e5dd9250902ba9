import { expect, test } from 'vitest'
import { lint, startForm } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import {
  addVariant,
  setVariantInstructions,
  setVariantParam,
  setVariantRules,
  setVariantSeverity,
  setVariantWindow,
  variantRuleId,
  variantsOf,
} from './variants.ts'

const start = modelOf(startForm('x', 2026), '2026')!
const after = (model: StudioModel, { changes }: Act) =>
  modelOf(withChanges(model.files, changes), model.edition)!
const only = (model: StudioModel) => variantsOf(model)[0]!

test('a ruling of a region is begun and filled in as somebody would write it by hand', () => {
  const [name = ''] = Object.keys(start.bundle.edition.params)
  const source = '闽工信〔2026〕1号'
  let model = after(start, addVariant(start, { region: '350000', authority: '福建省工信厅', source }))
  expect(only(model).file).toBe('2026/regions/350000.json')
  model = after(model, setVariantParam(model, only(model), name, 2))
  model = after(model, setVariantSeverity(model, only(model), 'INC-02', 'error'))
  model = after(model, setVariantWindow(model, only(model), true))
  model = after(model, setVariantInstructions(model, only(model), ['请先报市级。']))
  const { window } = start.bundle.edition
  expect(only(model).variant).toMatchObject({
    region: '350000',
    authority: '福建省工信厅',
    source,
    params: { [name]: { value: 2, source } },
    severity: { 'INC-02': 'error' },
    instructions: [{ id: '350000-1', text: '请先报市级。' }],
    ...(window ? { window: { from: window.from, to: window.to, timeZone: window.timeZone, source } } : {}),
  })
  const errors = lint(model.loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])

  // each line has an id of its own, whatever was put above it, moved or written twice
  for (const lines of [
    ['A', 'B'],
    ['X', 'A', 'B'],
    ['B', 'X'],
    ['X', 'D', 'B'],
    ['B', 'B'],
  ]) {
    const of = Object.fromEntries(only(model).variant.instructions!.map(({ id, text }) => [text, id]))
    model = after(model, setVariantInstructions(model, only(model), lines))
    const instructions = only(model).variant.instructions!
    expect(instructions.map(({ text }) => text)).toEqual(lines)
    expect(new Set(instructions.map(({ id }) => id)).size).toBe(lines.length)
    const kept = instructions.filter(({ id, text }) => of[text] === id).map(({ text }) => text)
    expect(kept).toEqual(expect.arrayContaining([...new Set(lines)].filter((text) => of[text] !== undefined)))
  }

  // what is as elsewhere is not written
  model = after(model, setVariantParam(model, only(model), name, undefined))
  model = after(model, setVariantSeverity(model, only(model), 'INC-02', undefined))
  if (window) model = after(model, setVariantWindow(model, only(model), false))
  model = after(model, setVariantInstructions(model, only(model), []))
  const { $schema: _, ...rest } = only(model).variant as { $schema?: string }
  expect(rest).toEqual({ region: '350000', authority: '福建省工信厅', source })
})

test('a region has rules of its own, each with an id that no other rule has', () => {
  const ruling = { region: '350000', authority: '福建省工信厅', source: '闽工信〔2026〕1号' }
  let model = after(start, addVariant(start, ruling))
  const add = () => {
    const id = variantRuleId(model, only(model))
    const rule = {
      id,
      part: '',
      severity: 'warning',
      kind: 'plausibility' as const,
      check: 'staff > 3',
      at: '/staff',
      message: '职工应多于 3 人。',
      source: ruling.source,
    }
    model = after(model, setVariantRules(model, only(model), [...(only(model).variant.rules ?? []), rule]))
    return id
  }
  expect([add(), add()]).toEqual(['R350000-01', 'R350000-02'])
  expect(lint(model.loaded, fieldTypes).filter(({ severity }) => severity === 'error')).toEqual([])
  model = after(model, setVariantRules(model, only(model), []))
  expect(only(model).variant).not.toHaveProperty('rules')
})
