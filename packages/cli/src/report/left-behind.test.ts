import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readForm } from '@formwright/definition/node'
import { Output } from '../output.ts'
import { printLeftBehind } from './left-behind.ts'

test('what was left behind is named in the language of the reader', async () => {
  const folder = new URL('../../../../forms/sme-cluster/2024', import.meta.url)
  const { bundle } = await readForm(fileURLToPath(folder))
  let said = ''
  const stream = { write: (text: string) => (said += text) }
  const output = new Output({ json: false, language: 'en' }, { stdout: stream, stderr: stream })
  const field = { pointer: '/leading/totalOutput/y2021', value: 1, detail: '' }
  const left = [{ ...field, reason: 'year', label: '集群总产值（亿元）｜2021年' }] as const
  printLeftBehind({ answers: {}, origins: {}, places: [], sources: {}, previous: {}, left }, output, [
    bundle!,
  ])
  expect(said).toContain('Total output of the cluster')
  expect(said).not.toMatch(/\p{Script=Han}/u)
})
