import { expect, test } from 'vitest'
import { undoTransition } from './undo-transition.ts'

const states = {
  draft: {
    title: '填报中',
    transitions: [
      { id: 'submit', title: '提交', to: 'submitted', by: ['a'], requires: ['within-window' as const] },
      { id: 'give-up', title: '放弃', to: 'gone', by: ['a'], undoes: true },
    ],
  },
  submitted: {
    title: '已提交',
    transitions: [
      { id: 'withdraw', title: '撤回', to: 'gone', by: ['a'], undoes: true },
      { id: 'pass', title: '推荐', to: 'passed', by: ['b'] },
      { id: 'decline', title: '不予推荐', to: 'declined', by: ['b'], undoes: true },
    ],
  },
  passed: {
    title: '已推荐',
    transitions: [{ id: 'undo', title: '撤销', to: 'submitted', by: ['b'], undoes: true }],
  },
  declined: { title: '未推荐' },
  gone: { title: '不再申报', transitions: [{ id: 'reopen', title: '恢复填报', to: 'draft', by: ['a'] }] },
}
const bundle = { form: { id: 'f', title: 'f', agency: 'a', workflow: { start: 'draft', states } } }

test.each<[keyof typeof states, string, string | undefined, boolean]>([
  ['draft', 'give-up', '恢复填报', true],
  ['submitted', 'withdraw', '恢复填报', true],
  ['submitted', 'pass', '撤销', false],
  ['submitted', 'decline', undefined, false],
  ['draft', 'submit', undefined, false],
])('in “%s”, “%s” is taken back by %s', (state, id, title, needsWindow) => {
  const { transitions = [] } = states[state] as { transitions?: typeof states.draft.transitions }
  const back = undoTransition(
    bundle,
    state,
    transitions.find((one) => one.id === id)!,
  )
  expect(back?.transition.title).toBe(title)
  expect(back?.needsWindow ?? false).toBe(needsWindow)
})
