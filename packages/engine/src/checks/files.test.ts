import { bundleOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { compileForm } from '../compile-form.ts'

const form = compileForm(
  bundleOf({
    fields: {
      done: {
        title: '已开展的工作',
        type: 'array',
        items: {
          type: 'string',
          oneOf: [
            { const: 'a', title: '宣传' },
            { const: 'b', title: '培训' },
          ],
        },
        'x-evidence': { when: 'ticked', note: '工作记录' },
      },
    },
  }),
)
const proof = (...options: string[]) => ({ target: 'done', kind: 'evidence', name: '记录.pdf', options })
const foundIn = (answers: unknown) =>
  form
    .assess(answers)
    .findings.map(({ code, pointer, message, removes, fix }) => ({ code, pointer, message, removes, fix }))

test('a file that proves nothing but options which there are not is told once and can be removed', () => {
  expect(foundIn({ done: ['a'], attachments: [proof('a'), proof('gone')] })).toEqual([
    {
      code: 'unknown',
      pointer: '/attachments/1/options',
      message: '“已开展的工作”的佐证材料“记录.pdf”所证明的选项“gone”，本表没有。',
      removes: '/attachments/1',
      fix: undefined,
    },
  ])
})

test('one of a field that asks for none is told with the name of the field and can be removed', () => {
  const plain = compileForm(bundleOf({ fields: { note: { title: '说明', type: 'string' } } }))
  const attachments = [{ target: 'note', kind: 'evidence', name: '样例.pdf' }]
  expect(plain.assess({ note: '甲', attachments }).findings).toMatchObject([
    { code: 'unknown', message: '本表不要求“说明”附文件，请删去文件“样例.pdf”。', removes: '/attachments/0' },
  ])
})

test('one that proves an option as well stays, without those which there are not', () => {
  expect(foundIn({ done: ['a'], attachments: [proof('a', 'gone', 'lost')] })).toMatchObject([
    { code: 'unknown', fix: { '/attachments/0/options': ['a'] }, removes: undefined },
  ])
})

test('one of an option that is not ticked is told with the option', () => {
  expect(foundIn({ done: ['a'], attachments: [proof('a'), proof('b')] })).toMatchObject([
    { code: 'evidence-unticked', message: '已上传“培训”的佐证材料但未勾选该项。' },
  ])
})
