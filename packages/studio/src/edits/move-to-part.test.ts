import { describe, expect, test } from 'vitest'
import { lint, samplesOf } from '@formwright/authoring'
import { valueAt } from '@formwright/definition'
import { readFormFiles } from '@formwright/definition/node'
import { filesOf } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { mentionsOf } from '../usage/mentions.ts'
import { moveToPart, staysInPart } from './move-to-part.ts'
import type { IntoPart } from './move-to-part.ts'

function moved(model: StudioModel, pointer: string, to: IntoPart): StudioModel {
  const now = modelOf(withChanges(model.files, moveToPart(model, pointer, to).changes), model.edition)
  if (!now) throw new Error('The files contain no valid bundle any more')
  return now
}

/** What a move may bring to notice: none of it is about something that was forgotten. */
const NOTICES = new Set([
  'field-title-twice',
  'unit-not-printed',
  'translation-unused',
  // the part is not filled in by anybody
  'edited-never',
])

const problemsOf = ({ loaded }: StudioModel) =>
  lint(loaded, fieldTypes).flatMap(({ code, file, pointer, params }) =>
    NOTICES.has(code) ? [] : [`${code} ${file}${pointer} ${JSON.stringify(params)}`],
  )

const SHIPPED = [
  ['forms/sme-cluster', '2025', 37],
  ['forms/innovative-sme', '2022', 17],
  ['forms/high-tech-enterprise', '2016', 37],
  ['forms/federal-assistance', '2025', 17],
] as const

describe.each(SHIPPED)('of %s', async (folder, edition, every) => {
  const start = modelOf(await readFormFiles(folder), edition)!
  const parts = start.loaded.parts.map(({ key }) => key)
  const before = new Set(problemsOf(start))
  const some = start.fields.filter((_, index) => index % every === 1)
  test.each(some.map(({ pointer }) => pointer))('%s takes along everything that names it', (pointer) => {
    if (staysInPart(start, pointer) !== undefined) return
    const { id, part } = start.fields.find((field) => field.pointer === pointer)!
    for (const to of [parts[0]!, parts[2]!].filter((one) => one !== part)) {
      const now = moved(start, pointer, { part: to })
      const field = now.fields.find((one) => one.id === id)!
      expect(field.part).toBe(to)
      expect(mentionsOf(now, pointer).filter(({ kind }) => kind !== 'carry')).toEqual([])
      expect(problemsOf(now).filter((problem) => !before.has(problem))).toEqual([])
      for (const [name, answers] of samplesOf(start.loaded))
        expect(valueAt(samplesOf(now.loaded).get(name), field.pointer)).toEqual(valueAt(answers, pointer))
    }
  })
})

const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` })

test('a field goes next to another one, with its rules, cases and translations; its identity stays', async () => {
  const start = modelOf(await readFormFiles('forms/innovative-sme'), '2022')!
  const now = moved(start, '/basic/insured', { part: 'scoring', before: '/scoring/revenue' })
  const keys = now.fields.filter(({ part }) => part === 'scoring').map(({ pointer }) => pointer)
  expect(keys[keys.indexOf('/scoring/revenue') - 1]).toBe('/scoring/insured')
  expect(now.fields.find(({ pointer }) => pointer === '/scoring/insured')!.id).toBe('basic.insured')
  const text = (model: StudioModel) => [...model.files.values()].join('\n')
  expect(text(start)).toContain('basic.insured')
  // of the old place nothing but the identity is left
  expect(text(now).match(/\S+ \S*basic[./]insured/g)).toEqual(['"x-id": "basic.insured'])
  const back = moved(now, '/scoring/insured', { part: 'basic' })
  expect(back.fields.find(({ pointer }) => pointer === '/basic/insured')!.id).toBe('basic.insured')
})

test('who makes others depend on it stays', () => {
  const model = modelOf(
    filesOf({
      fields: {
        kind: { type: 'string', title: '类型' },
        box: {
          type: 'object',
          properties: { one: { type: 'number', title: '甲' }, two: { type: 'number', title: '乙' } },
        },
        total: { type: 'number', title: '合计' },
      },
      rules: [{ id: 'S-1', check: 'p.total == sum(p.box)', at: '/p/total', message: '合计不等于各项之和。' }],
      part: 'p',
      ui: {
        type: 'VerticalLayout',
        elements: [
          control('kind'),
          control('box/properties/one'),
          control('box/properties/two'),
          {
            ...control('total'),
            rule: { effect: 'SHOW', condition: { scope: '#/properties/kind', schema: { const: 'a' } } },
          },
        ],
      },
    }),
    '2024',
  )!
  const [kind, one] = model.fields
  expect(staysInPart(model, kind!.pointer)).toBe('stays-condition')
  expect(staysInPart(model, one!.pointer)).toBe('stays-rule')
})
