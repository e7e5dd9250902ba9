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

const one = {
  type: 'object',
  format: 'region',
  properties: { code: { type: 'string' }, name: { type: 'string' } },
}

test.each([
  ['429004', '仙桃市', '湖北省仙桃市'],
  ['500229', '城口县', '重庆市城口县'],
  ['659001', '石河子市', '新疆维吾尔自治区石河子市'],
  ['110101', '东城区', '北京市东城区'],
  ['350582', '晋江', '晋江'],
])('%s is printed with places only', (code, name, whole) => {
  const bundle = bundleOf({
    fields: { district: { ...one, title: '所在地区' } },
    blocks: [{ field: '/district' }],
  })
  const printed = layOut(bundle, paperViews, { district: { code, name } })
  expect(JSON.stringify(printed.parts)).toContain(`"${whole}"`)
})

test('a place that no other field says more of is printed with what it lies in', () => {
  const bundle = bundleOf({
    fields: {
      district: { ...one, title: '所在地区' },
      origin: {
        type: 'object',
        title: '注册地',
        properties: { city: { ...one, title: '市' }, county: { ...one, title: '区' } },
      },
    },
    blocks: [{ rows: [[{ field: '/district' }], [{ field: '/origin/city' }, { field: '/origin/county' }]] }],
  })
  const printed = (county: object) =>
    layOut(bundle, paperViews, {
      district: { code: '320106', name: '鼓楼区' },
      origin: { city: { code: '350100', name: '福州市' }, county },
    }).parts.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'table'
          ? block.cells.map(({ paragraphs }) =>
              paragraphs.flatMap(({ runs }) => runs.map((run) => run.text)).join(''),
            )
          : [],
      ),
    )
  expect(printed({ code: '350102', name: '鼓楼区' })).toEqual([
    '江苏省南京市鼓楼区',
    '福建省福州市',
    '鼓楼区',
  ])
})
