import { expect, test } from 'vitest'
import { evidenceChoices, evidenceKey, withProofOf } from './evidence-choices.ts'

test('evidence is asked for whatever is answered, or for one option of several', () => {
  const choice = {
    type: 'string',
    oneOf: [
      { const: 'a', title: '自有' },
      { const: 'b', title: '租赁' },
    ],
  } as const
  expect(evidenceChoices(choice).map(({ key, option }) => option ?? key)).toEqual([
    'none',
    'always',
    'optional',
    '自有',
    '租赁',
  ])
  expect(evidenceChoices(choice).at(-1)!.when).toEqual({ is: 'b' })
  const own = { ...choice, 'x-evidence': { when: { is: 'b' } } }
  expect(evidenceChoices(own).find(({ key }) => key === evidenceKey(own))?.option).toBe('租赁')
  // an option that is gone is still shown
  const gone = { ...choice, 'x-evidence': { when: { is: 'z' } } }
  expect(evidenceChoices(gone).find(({ key }) => key === evidenceKey(gone))?.option).toBe('z')
  expect(evidenceChoices({ type: 'integer' }).map(({ key }) => key)).toContain('positive')
  expect(evidenceChoices({ ...choice, type: 'array' }).map(({ key }) => key)).not.toContain('is "a"')
})

test('of ticked options some ask for evidence, all, or none', () => {
  const all = ['a', 'b', 'c'].map((code) => ({ const: code, title: code }))
  const rule = { when: 'ticked', note: 'n' } as const
  const some = withProofOf(rule, all, 'b', false)!
  expect(some).toEqual({ ...rule, options: ['a', 'c'] })
  expect(withProofOf(some, all, 'b', true)).toEqual(rule)
  const one = withProofOf(some, all, 'a', false)!
  expect(one).toEqual({ ...rule, options: ['c'] })
  expect(withProofOf(one, all, 'c', false)).toBeUndefined()
})
