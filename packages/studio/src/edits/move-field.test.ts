import { expect, test } from 'vitest'
import { uiElementsIn } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { withChanges } from '../document/file-edits.ts'
import { modelOf, partOf, screenOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { addField } from './add-field.ts'
import { headFields } from './groups.ts'
import { stepField } from './move-field.ts'

const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` })
const group = (label: string, ...elements: object[]) => ({ type: 'Group', label, elements })
const start = modelOf(
  filesOf({
    fields: {
      name: { type: 'string', title: '名称' },
      box: {
        type: 'object',
        properties: { one: { type: 'number', title: '甲' }, two: { type: 'number', title: '乙' } },
      },
    },
    files: {
      'ui.json': {
        type: 'VerticalLayout',
        elements: [
          control('name'),
          group('框', control('box/properties/one'), control('box/properties/two')),
        ],
      },
    },
  }),
  '2024',
)!
const { key: part } = start.loaded.parts[0]!

/** The screen, a group in brackets. */
function shown(model: StudioModel): string {
  const ui = screenOf(partOf(model, part))
  return [...uiElementsIn(ui)]
    .map(({ element, pointer }) =>
      element.type === 'Control'
        ? `${pointer.split('/elements').length > 2 ? '.' : ''}${element.scope!.split('/').at(-1)!}`
        : element.type === 'Group'
          ? '框'
          : '',
    )
    .join(' ')
    .trim()
}

const stepped = (model: StudioModel, pointer: string, by: -1 | 1) =>
  modelOf(withChanges(model.files, stepField(model, pointer, by)!().changes), '2024')!

test('a field that is added at the end of a part stands in no group of another', () => {
  const added = addField(start, { part, kind: 'amount', label: '数量' })
  const model = modelOf(withChanges(start.files, added.changes), '2024')!
  expect(added.select).toBe('/shuLiang')
  expect(shown(model)).toBe('name 框 .one .two shuLiang')
})

test('the arrows move a field out of its group, up and down, and no further than the end', () => {
  expect(shown(start)).toBe('name 框 .one .two')
  const below = stepped(start, '/box/two', 1)
  expect(shown(below)).toBe('name 框 .one two')
  expect(stepField(below, '/box/two', 1)).toBeUndefined()
  const above = stepped(below, '/box/one', -1)
  expect(shown(above)).toBe('name one two')
  expect(shown(stepped(start, '/box/one', -1))).toBe('name one 框 .two')
})

test('a heading stands over what follows it, up to the next; within one it begins another', () => {
  const headed = (model: StudioModel, pointer: string) => {
    const { changes, group: at } = headFields(model, pointer, '题')
    return { at, model: modelOf(withChanges(model.files, changes), '2024')! }
  }
  const whole = headed(start, '/name')
  expect(shown(whole.model)).toBe('框 .name 框 .one .two')
  expect(whole.at).toBe('/elements/0')
  const parted = headed(start, '/box/two')
  expect(shown(parted.model)).toBe('name 框 .one 框 .two')
  expect(parted.at).toBe('/elements/2')
  // one that begins there already is worded
  const same = headed(start, '/box/one')
  expect(shown(same.model)).toBe('name 框 .one .two')
  expect(same.at).toBe('/elements/1')
})
