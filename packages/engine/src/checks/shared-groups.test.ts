import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { shownAnswers } from '../assess/shown.ts'
import { compileForm } from '../compile-form.ts'

const text = (title: string) => ({ type: 'string', title })
const branch = (code: string, members: object) => ({
  title: code,
  type: 'object',
  properties: { type: { const: code }, damage: { type: 'object', properties: members } },
  required: ['type'],
})

test('what one alternative has in a group that others have as well is left out with it', () => {
  const form = compileForm(
    bundleOf({
      schema: {
        type: 'object',
        oneOf: [
          branch('car', { where: text('where'), cost: text('cost') }),
          branch('house', { room: text('room'), cost: text('cost') }),
          { title: 'none', type: 'object', properties: { type: { const: 'none' } }, required: ['type'] },
        ],
      },
    }),
  )
  const damage = { where: 'door', room: 'kitchen', cost: '5' }
  const shown = (type: string) => shownAnswers(form.bundle, { type, damage }, form.applies)
  expect(shown('car')).toEqual({ type: 'car', damage: { where: 'door', cost: '5' } })
  expect(shown('house')).toEqual({ type: 'house', damage: { room: 'kitchen', cost: '5' } })
  expect(shown('none')).toEqual({ type: 'none', damage: {} })
})
