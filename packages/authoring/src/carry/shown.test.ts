import { expect, test } from 'vitest'
import { bundleOfFiles, ruledFiles } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { carry } from './carry.ts'

test('what the ruling of a region shows is carried, though no answer names the region', () => {
  const { files } = ruledFiles()
  const bundle = bundleOfFiles(files)
  const answers = { homes: 50, why: '海港' }
  const carriedIn = (region?: string) => carry(bundle, compileForm(bundle), answers, { region }).answers
  expect(carriedIn('350582')).toEqual(answers)
  expect(carriedIn()).toEqual({ homes: 50 })
})
