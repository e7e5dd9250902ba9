import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { appliesOf } from '../index.ts'
import { shownOf } from './shown.ts'

const bundle = bundleOf({
  fields: {
    pay: {
      title: '付款',
      'x-id': 'pay',
      oneOf: [
        {
          type: 'object',
          properties: { by: { const: 'bank' }, account: { type: 'string' } },
          required: ['by'],
        },
        { type: 'object', properties: { by: { const: 'cash' }, till: { type: 'string' } }, required: ['by'] },
      ],
    },
  },
})

test.each([
  [{ pay: { by: 'bank' } }, ['/pay/by', '/pay/account']],
  [{ pay: { by: 'cash', account: '1' } }, ['/pay/by', '/pay/till']],
  [{}, ['/pay/by', '/pay/account', '/pay/till']],
])('of %j the fields that apply are %j', (answers, fields) => {
  const { isShown } = shownOf(bundle, answers, appliesOf(bundle))
  expect(['/pay/by', '/pay/account', '/pay/till'].filter(isShown)).toEqual(fields)
})
