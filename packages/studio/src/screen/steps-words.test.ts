import { expect, test } from 'vitest'
import type { ToldStep } from '../document/definition-document.ts'
import { stepsWords, stepWords } from './use-studio.ts'

const steps: readonly ToldStep[] = [
  { how: 'undone', name: 'set-title', values: { label: '产值' } },
  { how: 'undone', name: 'remove-rule', values: { id: 'INC-02' } },
  { how: 'made', name: 'add-field', values: { label: '产值' } },
  { how: 'made', name: 'add-field', values: { label: '产值' } },
]

test('what was done in a save is said in the reader’s language, each once', () => {
  expect(stepsWords(steps, 'zh-CN')).toBe('撤销：改名称“产值”；删除规则 INC-02；添加“产值”')
  expect(stepsWords(steps, 'en')).toBe('Undone: Renamed “产值”; Rule INC-02 deleted; Added “产值”')
})

test('a recovered step says which steps it recovers', () => {
  const of = [{ how: 'recovered', name: 'remove-rule', values: { id: 'A-1' } }] as const
  expect(stepWords({ name: 'recovered', of }, 'en')).toBe(
    'Changes recovered that this device kept: Rule A-1 deleted',
  )
})
