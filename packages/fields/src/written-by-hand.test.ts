import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import type { Schema } from '@formwright/definition'
import { layOut } from '@formwright/paper'
import { paperViews } from './paper.ts'

/** The cell of a field on paper, 60 mm wide. */
function cellOf(schema: Schema, as: string, answer?: unknown) {
  const bundle = bundleOf({
    fields: { about: { title: '简介', ...schema } },
    blocks: [{ columns: [60], rows: [[{ field: '/about', as }]] }],
  })
  const answers = answer === undefined ? undefined : { about: answer }
  const blocks = layOut(bundle, paperViews, answers).parts.flatMap((part) => part.blocks)
  return blocks.flatMap((block) => (block.kind === 'table' ? block.cells : []))[0]!
}

test('where much may be written, the blank form has room for it by hand; what was written takes its own', () => {
  const room = (words: number) => cellOf({ type: 'string', 'x-words': words }, 'narrative').height!
  expect(room(200)).toBeGreaterThan(room(100))
  expect(room(5000)).toBeLessThan(120)
  expect(cellOf({ type: 'string', 'x-words': 200 }, 'narrative', '茶叶').height).toBeUndefined()
})

test('options side by side go on in the next line whole, and stand in the middle as long as one is enough', () => {
  const choice = (...titles: string[]) =>
    cellOf(
      { type: 'string', oneOf: titles.map((title, index) => ({ const: `${index}`, title })) },
      'boxes-across',
      '1',
    )
  const lines = (cell: ReturnType<typeof cellOf>) =>
    cell.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(''))
  const [few, many] = [choice('是', '否'), choice('省级示范基地', '市级示范基地', '县级示范基地')]
  expect([lines(few), few.align]).toEqual([['□是　☑否'], 'center'])
  expect([lines(many), many.align]).toEqual([['□省级示范基地　☑市级示范基地', '□县级示范基地'], 'left'])
})
