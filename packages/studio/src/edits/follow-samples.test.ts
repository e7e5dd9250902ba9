import { describe, expect, test } from 'vitest'
import { publishable } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { blankForm } from '../start/blank-form.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import { optionsOfField, setKeyword, setOptions } from './change-field.ts'
import { changeMember, memberKindsOn, membersOf } from './members.ts'
import { removeOption, rulesOfOption } from './remove-option.ts'
import { setTextForm } from './text-form.ts'
import { textFormOf } from './text-pattern.ts'
import { addRule } from './rules.ts'

const facts = { id: 'park-survey', year: 2026, title: 'Park survey', agency: 'Office', signed: false }
const after = (model: StudioModel, { changes }: Act) =>
  modelOf(withChanges(model.files, changes), model.edition)!
const sampleOf = (model: StudioModel) => JSON.parse(model.files.get('2026/answers/sample.json')!)
const errorsOf = (model: StudioModel) =>
  publishable(model.loaded, fieldTypes).filter(({ severity }) => severity === 'error')

function formWith(kind: string): readonly [model: StudioModel, pointer: string, part: string] {
  const blank = modelOf(blankForm({ ...facts, language: 'en' }, ['Company']), '2026')!
  const part = blank.loaded.parts[0]!.key
  const added = addField(blank, { part, kind, label: 'Declaration' })
  return [after(blank, added), added.select!, part]
}

describe('samples that the product wrote', () => {
  test.each(['ticks', 'ticks-with-evidence', 'count', 'amount'])(
    'follow when N/A may not be entered any more: %s',
    (kind) => {
      const [added, pointer] = formWith(kind)
      const model = after(added, setKeyword(added, pointer, 'x-none', true))
      const [, part, key] = pointer.split('/')
      const with0 = modelOf(
        withChanges(model.files, [
          ['2026/answers/sample.json', JSON.stringify({ ...sampleOf(model), [part!]: { [key!]: 'N/A' } })],
        ] as never),
        '2026',
      )!
      const then = after(with0, setKeyword(with0, pointer, 'x-none', undefined))
      expect(sampleOf(then)[part!][key!]).not.toBe('N/A')
      expect(errorsOf(then)).toEqual([])
      expect(publishable(then.loaded, fieldTypes).filter(({ code }) => code.startsWith('sample'))).toEqual([])
    },
  )

  test('follow a limit that leaves out what the product wrote, and keep what a person did', () => {
    const [model, pointer] = formWith('count')
    const [, part, key] = pointer.split('/')
    const one = after(model, setKeyword(model, pointer, 'minimum', 5))
    expect(sampleOf(one)[part!][key!]).toBe(5)
    const two = after(one, setKeyword(one, pointer, 'minimum', 7))
    expect(sampleOf(two)[part!][key!]).toBe(7)
  })

  test('lose an option with its proof, and the rule that speaks of it goes', () => {
    const [model, pointer, part] = formWith('ticks-with-evidence')
    const [, , key] = pointer.split('/')
    const options = optionsOfField(model.fields.find((one) => one.pointer === pointer)!.schema)!
    const proof = {
      kind: 'evidence',
      name: 'a.pdf',
      size: 1,
      type: 'application/pdf',
      sha256: '0'.repeat(64),
    }
    const ticked = {
      [part]: { [key!]: ['a', 'b'] },
      attachments: [
        { ...proof, id: 'a1', target: `${part}.${key}`, options: ['a'] },
        { ...proof, id: 'a2', target: `${part}.${key}`, options: ['b'] },
      ],
    }
    const filled = modelOf(
      withChanges(model.files, new Map([['2026/answers/sample.json', JSON.stringify(ticked)]])),
      '2026',
    )!
    const written = {
      id: 'NEW-01',
      kind: 'consistency',
      at: pointer,
      severity: 'error',
      check: `'a' in ${part}.${key}`,
      message: 'Tick it.',
      source: 'Instructions',
    } as const
    const ruled = after(filled, addRule(filled, part, written))
    expect(rulesOfOption(ruled, pointer, 'a').map(({ id }) => id)).toEqual(['NEW-01'])
    expect(rulesOfOption(ruled, pointer, 'b')).toEqual([])
    const then = after(ruled, removeOption(ruled, pointer, 'a'))
    expect(then.bundle.rules).toEqual([])
    expect(sampleOf(then)).toEqual({ [part]: { [key!]: ['b'] }, attachments: [ticked.attachments[1]] })
    // what is asked for of that option alone is asked for no more
    const asked = (now: StudioModel) =>
      now.fields.find((one) => one.pointer === pointer)!.schema['x-evidence']
    const asks = (codes: readonly string[]) =>
      after(filled, setKeyword(filled, pointer, 'x-evidence', { when: 'ticked', options: codes }))
    const both = asks(['a', 'b'])
    expect(asked(after(both, removeOption(both, pointer, 'a')))?.options).toEqual(['b'])
    const alone = asks(['a'])
    expect(asked(after(alone, removeOption(alone, pointer, 'a')))).toBeUndefined()
    const renamed = after(filled, setOptions(filled, pointer, [{ ...options[0]!, title: 'Other' }]))
    expect(sampleOf(renamed)[part][key!]).toEqual(['a'])
    expect(errorsOf(renamed)).toEqual([])
  })

  test('lose an option of a column that is gone', () => {
    const [model, pointer] = formWith('rows')
    const [, part, key] = pointer.split('/')
    const column = membersOf(model, pointer, 'columns')!.find(({ schema }) => schema.type === 'number')!
    const kind = memberKindsOn(model, true).find(({ name }) => name === 'choice')!
    const chosen = after(model, changeMember(model, pointer, 'columns', column.key, { kind }))
    const before = sampleOf(chosen)[part!][key!][0][column.key]
    const left = [{ const: 'z', title: 'Another' }]
    const then = after(chosen, changeMember(chosen, pointer, 'columns', column.key, { set: { oneOf: left } }))
    expect(before).not.toBe('z')
    expect(sampleOf(then)[part!][key!][0][column.key]).toBe('z')
  })

  test('follow what a text is made of', () => {
    const [model, pointer] = formWith('text')
    const [, part, key] = pointer.split('/')
    const eight = after(model, setTextForm(model, pointer, { made: 'digits', length: 8 }))
    expect(sampleOf(eight)[part!][key!]).toBe('12345678')
    expect(errorsOf(eight)).toEqual([])
    const schema = eight.fields.find((one) => one.pointer === pointer)!.schema
    expect(textFormOf(schema.pattern)).toEqual({ made: 'digits', length: 8 })
    const six = after(eight, setTextForm(eight, pointer, { made: 'letters-digits', length: 6 }))
    expect(sampleOf(six)[part!][key!]).toBe('A1B2C3')
    const any = after(six, setTextForm(six, pointer, { made: 'any' }))
    expect(any.files.get('2026/parts/1-company/schema.json')).not.toMatch(/pattern|examples/)
    // an example that somebody wrote is theirs
    const path = '2026/parts/1-company/schema.json'
    const written = eight.files.get(path)!.replace('"12345678"', '"20240001"')
    const own = modelOf(new Map([...eight.files, [path, written]]), '2026')!
    for (const form of [{ made: 'any' }, { made: 'digits', length: 4 }] as const) {
      const then = after(own, setTextForm(own, pointer, form))
      expect(then.fields.find((one) => one.pointer === pointer)!.schema.examples).toEqual(['20240001'])
    }
  })
})
