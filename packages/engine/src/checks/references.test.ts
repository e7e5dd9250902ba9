import { expect, test } from 'vitest'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const form = compileForm(
  bundleOf({
    fields: {
      projects: keyedRows('研发活动', 'RD00'),
      costs: {
        type: 'object',
        title: '费用',
        'x-ref': { list: '/projects' },
        additionalProperties: { type: 'number' },
      },
    },
  }),
)

test('what stands for a row that is gone is shown nowhere, and can be taken away where it is told', () => {
  const store = form.open({ projects: [{ code: 'RD01', name: '甲' }], costs: { RD01: 3, RD09: 5 } })
  const strays = store.findings().filter(({ code }) => code === 'reference')
  expect(strays.map(({ removes }) => removes)).toEqual(['/costs/RD09'])
  store.setAll(strays.map(({ removes }) => [removes!, undefined]))
  expect(store.answers).toMatchObject({ costs: { RD01: 3 } })
  expect(store.findings().filter(({ code }) => code === 'reference')).toEqual([])
})

test('a name that several rows have is told with their keys, one that none has as such', () => {
  const told = (first: string) =>
    compileForm(
      bundleOf({
        fields: {
          projects: keyedRows('研发活动', 'RD00'),
          first: { type: 'string', title: '首个', 'x-ref': { list: '/projects' } },
        },
      }),
    )
      .assess({
        projects: [
          { code: 'RD01', name: '甲' },
          { code: 'RD02', name: '甲' },
        ],
        first,
      })
      .findings.flatMap(({ code, message }) => (code === 'reference' ? [message] : []))
  expect(told('甲')).toEqual(['“首个”引用的“甲”在“研发活动”中不止一项（RD01、RD02），请写编号。'])
  expect(told('乙')).toEqual(['“首个”引用的“乙”不在“研发活动”中。'])
})
