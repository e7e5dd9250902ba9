import { expect, test } from 'vitest'
import { bundleOfFiles, filesOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { carry } from './carry.ts'

test('what the ruling of a region shows is carried, though no answer names the region', () => {
  const files = filesOf({
    fields: {
      homes: { type: 'number', title: '户数', 'x-id': 'homes' },
      why: { type: 'string', title: '原因', 'x-id': 'why' },
    },
    params: { many: { value: 100, title: '多', source: '通知' } },
    rules: [{ id: 'W', at: '/why', visible: 'homes > params.many' }],
  })
  const folder = [...files.keys()].find((path) => path.endsWith('/edition.json'))!.split('/')[0]!
  const ruling = { authority: '福建', source: '规定', params: { many: { value: 10, source: '规定' } } }
  files.set(`${folder}/regions/350000.json`, JSON.stringify({ region: '350000', ...ruling }))
  const bundle = bundleOfFiles(files)
  const answers = { homes: 50, why: '海港' }
  const carriedIn = (region?: string) => carry(bundle, compileForm(bundle), answers, { region }).answers
  expect(carriedIn('350582')).toEqual(answers)
  expect(carriedIn()).toEqual({ homes: 50 })
})
