import { describe, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import { reconcileAnswers } from './reconcile-answers.ts'

const text = { type: 'string' }
const bundle = bundleOf({
  fields: {
    projects: {
      type: 'array',
      items: {
        type: 'object',
        properties: { key: { ...text, 'x-key': 'RD00' }, name: text, note: text },
      },
    },
    rights: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: text, of: { ...text, 'x-ref': { list: '/projects' } } },
      },
    },
  },
})
const project = (key: string, name: string, note = '') => ({ key, name, note })
const right = (name: string, of: string) => ({ name, of })
const merged = (base: unknown, mine: unknown, theirs: unknown) => {
  const result = reconcileAnswers(bundle, base, mine, theirs)
  if (result.conflicts.length > 0) return result.conflicts
  // the next merge of the same finds nothing to do
  const again = reconcileAnswers(bundle, result.base, result.document, theirs)
  expect([again.document, again.conflicts, result.base]).toEqual([result.document, [], theirs])
  return result.document
}

describe('a table with keys', () => {
  const [one, two, three] = [project('RD01', '甲'), project('RD02', '乙'), project('RD03', '丙')]

  test('two that were given one key are both there, and what refers to each still means it', () => {
    expect(
      merged(
        { projects: [one], rights: [] },
        { projects: [one, project('RD02', '我的')], rights: [right('专利一', 'RD02')] },
        { projects: [one, project('RD02', '她的')], rights: [right('专利二', 'RD02')] },
      ),
    ).toEqual({
      projects: [one, project('RD02', '她的'), project('RD03', '我的')],
      rights: [right('专利二', 'RD02'), right('专利一', 'RD03')],
    })
  })

  test('one deletes a row, so that others get other keys; the other refers to one of them and adds one', () => {
    expect(
      merged(
        { projects: [one, two, three], rights: [right('专利一', 'RD03')] },
        { projects: [one, project('RD02', '丙')], rights: [right('专利一', 'RD02')] },
        {
          projects: [one, two, project('RD03', '丙', '注'), project('RD04', '丁')],
          rights: [right('专利一', 'RD03'), right('专利二', 'RD03'), right('专利三', 'RD04')],
        },
      ),
    ).toEqual({
      projects: [one, project('RD02', '丙', '注'), project('RD03', '丁')],
      rights: [right('专利一', 'RD02'), right('专利二', 'RD02'), right('专利三', 'RD03')],
    })
  })

  test('who only refers to rows that the other moved refers to the same ones', () => {
    expect(
      merged(
        { projects: [one, two], rights: [] },
        { projects: [project('RD01', '新'), project('RD02', '甲'), project('RD03', '乙')], rights: [] },
        { projects: [one, two], rights: [right('专利', 'RD02')] },
      ),
    ).toEqual({
      projects: [project('RD01', '新'), project('RD02', '甲'), project('RD03', '乙')],
      rights: [right('专利', 'RD03')],
    })
  })

  test('a cell that both changed is asked about in the words of the form', () => {
    const base = { projects: [one], rights: [right('专利', '')] }
    const conflicts = merged(
      base,
      { projects: [one, project('RD02', '我的')], rights: [right('专利', 'RD02')] },
      { projects: [one, project('RD02', '她的')], rights: [right('专利', 'RD01')] },
    )
    expect(conflicts).toMatchObject([{ pointer: '/rights/0/of', mine: 'RD03', theirs: 'RD01' }])
  })
})

test('whose row a place is does not follow from its number', () => {
  const shown = { projects: [project('RD01', '甲'), project('RD02', '我的')] }
  const store = compileForm(bundle).open(shown)
  const other = { projects: [project('RD01', '甲'), project('RD02', '她的'), project('RD03', '我的')] }
  expect(store.shiftedList(other, '/projects/1/name')).toBe('/projects')
  expect(store.shiftedList(other, '/projects/0/name')).toBeUndefined()
})
