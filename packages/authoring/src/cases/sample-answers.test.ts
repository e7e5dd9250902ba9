import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { sampleAnswers } from './sample-answers.ts'

test('a group with a member that is called 0 does not keep a sample from being made', () => {
  const properties = { 0: { type: 'string', title: '零' }, 'x/y': { type: 'string', title: '别的' } }
  const form = compileForm(
    bundleOf({
      fields: { group: { type: 'object', title: '组', properties }, name: { type: 'string', title: '名称' } },
    }),
  )
  expect(sampleAnswers(form)).toMatchObject({ name: expect.any(String) as unknown })
})
