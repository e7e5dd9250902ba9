import { expect, test } from 'vitest'
import type { Json } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { appliesOf } from '@formwright/engine'
import { layOut, textOf } from '@formwright/paper'
import { paperViews } from '../paper.ts'

const text = (title: string) => ({ type: 'string', title })
const branch = (kind: string, key: string, title: string) => ({
  properties: { kind: { const: kind }, [key]: text(title) },
  required: [key],
})
const bundle = bundleOf({
  fields: {
    status: {
      type: 'object',
      title: 'Status',
      properties: {
        kind: {
          title: 'Kind',
          oneOf: [
            { const: 'firm', title: 'Firm' },
            { const: 'club', title: 'Club' },
          ],
        },
      },
      required: ['kind'],
      oneOf: [branch('firm', 'register', 'Trade register'), branch('club', 'members', 'Members')],
    },
  },
  blocks: [{ columns: [60, 96], rows: [[{ label: '/status' }, { field: '/status' }]] }],
})
const printed = (answers?: Json) =>
  textOf(layOut(bundle, paperViews, answers, { applies: appliesOf(bundle) })).join('\n')

test('of a group in one cell, alternatives that are not taken leave no empty lines once one is chosen', () => {
  const filled = printed({ status: { kind: 'club', members: 'Twelve' } })
  expect(filled).toContain('Twelve')
  expect(filled).not.toContain('Trade register')
  expect(printed()).toContain('Trade register')
  expect(printed({ status: {} })).toContain('Trade register')
})
