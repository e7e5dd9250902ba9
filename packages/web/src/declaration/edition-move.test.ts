import { expect, test } from 'vitest'
import { moveAnswers, filledValues, putBack, putOver } from '@formwright/authoring'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import type { Draft } from '../drafts/database.ts'
import { rebasedDraft } from '../drafts/rebased.ts'
import { restoreInto } from './edition-move.ts'

const form = (...names: string[]) =>
  compileForm(
    bundleOf({
      fields: Object.fromEntries(names.map((name) => [name, { type: 'string', title: name, 'x-id': name }])),
    }),
  )
const versions = { a: form('name', 'note'), b: form('name'), c: form('name', 'note', 'more') }
type Version = keyof typeof versions

const moved = (draft: Draft, to: Version) => {
  const from = draft.edition as Version
  const bundles = new Map((draft.aside ?? []).map(({ of = '' }) => [of, versions[of as Version]?.bundle]))
  return rebasedDraft(draft, {
    from,
    to,
    move: (answers) => moveAnswers(answers, versions[from].bundle, versions[to]),
    back: restoreInto(versions[to], bundles, { filledValues, putBack, putOver }),
  })
}

const draft: Draft = {
  id: '1',
  edition: 'a',
  form: 'f',
  editionName: '2024',
  formTitle: '',
  title: '',
  answers: { name: '甲', note: '写过的' },
  origins: {},
  revision: 0,
  createdAt: 0,
  changedAt: 0,
  progress: { filled: 0, required: 0, errors: 0 },
}

test('what a correction left without a place comes back into a draft of this browser alone, and is marked', () => {
  const without = moved(draft, 'b')
  expect(without).toMatchObject({ answers: { name: '甲' }, aside: [{ pointer: '/note', of: 'a' }] })
  const again = moved(without, 'c')
  expect(again.answers).toEqual({ name: '甲', note: '写过的' })
  expect(again.aside).toEqual([])
  expect(again.origins).toEqual({ '/note': { origin: 'restored', value: '写过的' } })
})

test('what was typed there meanwhile stays, and the server puts back what it keeps', () => {
  const without = moved(draft, 'b')
  const typed = { ...without, answers: { name: '甲', note: '另写的' } }
  expect(moved(typed, 'c')).toMatchObject({ answers: typed.answers, aside: [{ place: 'fits' }] })
  const { answers } = without
  const kept = { ...without, remote: { revision: 1, answers, base: answers } }
  expect(moved(kept, 'c')).toMatchObject({ answers: { name: '甲' }, aside: [{ pointer: '/note' }] })
})

test('what had a place again has none where a further correction takes it away', () => {
  const typed = { ...moved(draft, 'b'), answers: { name: '甲', note: '另写的' } }
  const { aside = [] } = moved(moved(typed, 'c'), 'b')
  expect(aside.map(({ value, place }) => [value, place])).toEqual([
    ['写过的', undefined],
    ['另写的', undefined],
  ])
})
