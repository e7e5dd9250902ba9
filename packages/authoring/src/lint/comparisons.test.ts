import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { expect, test } from 'vitest'
import { comparisons } from './comparisons.ts'
import { lintContext } from './context.ts'

const kind = { type: 'string', enum: ['x', 'y'], title: '类别' }
const held = {
  type: 'object',
  title: '场地',
  properties: { kind, name: { type: 'string', title: '名称' } },
  if: { properties: { kind: { const: 'x' } } },
  // oxlint-disable-next-line unicorn/no-thenable
  then: { properties: { level: { enum: ['high', 'low'], title: '级别' } } },
}

test.each([
  ['high', []],
  ['highest', ['condition-impossible']],
])('a condition asks what only a branch holds for “%s”', (level, codes) => {
  const asked = { properties: { site: { properties: { level: { const: level } } } } }
  const schema = {
    type: 'object',
    properties: { site: held, why: { type: 'string', title: '原因' } },
    if: asked,
    // oxlint-disable-next-line unicorn/no-thenable
    then: { required: ['why'] },
  }
  const loaded = parseForm(filesOf({ schema }))
  const found = comparisons(lintContext(loaded, loaded.bundle!, [], [], compileForm))
  expect(found.map(({ code }) => code)).toEqual(codes)
})
