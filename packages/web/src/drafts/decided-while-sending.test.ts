import { expect, test } from 'vitest'
import { reconcile } from '@formwright/engine'
import type { Draft } from './database.ts'
import { acknowledged, resolved, withPendingSave, undecidedOf } from './draft-state.ts'
import { BLANK } from './world.test-support.ts'

const START = { a: 0, b: 0 }
const draft: Draft = {
  ...BLANK,
  // `a` was typed here and by a colleague
  answers: { a: 2, b: 5 },
  remote: { revision: 1, answers: { ...START, a: 1 }, base: START },
}

test.each([
  ['mine', { a: 2, b: 5 }],
  ['theirs', { a: 1, b: 5 }],
] as const)('what is decided (%s) while a save is on its way is not asked again', (right, answers) => {
  const sending = withPendingSave(draft, () => 'key')
  expect(sending.remote?.pending?.patch).toEqual([{ op: 'replace', path: '/b', value: 5 }])
  const settled = resolved(sending, undecidedOf(sending)[0]!, right)
  const saved = acknowledged(settled, 'key', { revision: 2, patch: [] }, reconcile)
  expect(saved.answers).toEqual(answers)
  expect(undecidedOf(saved)).toEqual([])
})
