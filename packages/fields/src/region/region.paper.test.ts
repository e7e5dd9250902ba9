import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { layOut } from '@formwright/paper'
import { paperViews } from '../paper.ts'

const region = (title: string) => ({ type: 'string', format: 'region', title })

test('a name alone in a cell stands on no line, the names on a cover do', () => {
  const bundle = bundleOf({
    fields: { place: region('行政区域'), county: region('所属地区：县（市、区）') },
    blocks: [
      { rows: [[{ label: '/place' }, { field: '/place', as: 'region-line' }]] },
      { text: '所属地区：', field: '/county', as: 'region-line', style: 'line' },
    ],
  })
  const underlined = layOut(bundle, paperViews, { place: '晋江市', county: '晋江' }).parts.flatMap(
    ({ blocks }) =>
      blocks.flatMap((block) =>
        (block.kind === 'table' ? block.cells.flatMap(({ paragraphs }) => paragraphs) : [block]).flatMap(
          ({ runs }) => runs.flatMap(({ text, underline }) => (underline ? [text] : [])),
        ),
      ),
  )
  expect(underlined).toEqual(['晋江'])
})
