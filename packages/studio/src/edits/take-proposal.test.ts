import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { explain } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { problemsInSentences } from '../sentences/problem-in-sentences.ts'
import { addRule, takeProposal } from './rules.ts'

const files = filesOf({
  fields: {
    green: { title: '绿色产值', type: 'number', 'x-unit': '万元' },
    total: { title: '总产值', type: 'number', 'x-unit': '亿元' },
  },
})
const first = modelOf(files, '2024')!

/** The form with a check, and what the linter says of its units. */
function withCheck(check: string) {
  const rule = {
    id: 'U-01',
    kind: 'consistency',
    at: '/total',
    severity: 'error',
    check,
    message: '请核对',
  } as const
  const { changes } = addRule(first, first.loaded.parts[0]!.key, { ...rule, source: '一' })
  return modelAnd(withChanges(files, changes))
}

function modelAnd(all: FileMap) {
  const model = modelOf(all, '2024')!
  return { model, problem: lint(model.loaded, fieldTypes).find(({ code }) => code === 'unit-mismatch') }
}

test.each([
  ['green <= total', "green <= convert(total, '万元')"],
  ["green <= convert(total, '亿元')", "green <= convert(total, '万元')"],
  ["convert(green, '万元') <= total", "convert(green, '亿元') <= total"],
  ["convert(convert(total, '亿元'), '亿元') <= green", "convert(total, '万元') <= green"],
  ["green <= convert(convert(green, '亿元'), '亿元')", 'green <= green'],
])('units that differ are brought together by one press: %s', (check, repaired) => {
  const { model, problem } = withCheck(check)
  const [problems] = problemsInSentences(model, [problem!], 'zh-CN')
  expect(explain(problems!, 'zh-CN').advice).not.toMatch(/convert|green|total/)
  const { changes } = takeProposal(model, problem!)!
  const after = modelAnd(withChanges(model.files, changes))
  expect(after.problem).toBeUndefined()
  expect(after.model.bundle.rules[0]!.check).toBe(repaired)
})
