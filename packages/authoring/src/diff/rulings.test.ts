import { describe, expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { startForm } from '../start/start-form.ts'
import { diff } from './diff.ts'
import { explainChange } from './sentences.ts'

test('instructions are told by their number in the list, and not by what the studio calls them', () => {
  const files = startForm('x', 2026)
  const edition = JSON.parse(files.get('2026/edition.json')!) as { instructions: { id: string }[] }
  const withInstructions = (...ids: string[]) =>
    parseForm(
      new Map(files).set(
        '2026/edition.json',
        JSON.stringify({ ...edition, instructions: ids.map((id) => ({ id, text: `见${id}` })) }),
      ),
      '2026',
    ).bundle!
  const reported = diff(withInstructions('a', '350000-1'), withInstructions('a', 'b', '350000-2')).map(
    (change) => explainChange(change),
  )
  expect(reported.filter((sentence) => sentence.includes('填报说明'))).toEqual([
    '取消填报说明2：见350000-1',
    '新增填报说明2：见b',
    '新增填报说明3：见350000-2',
  ])
})

describe('a threshold of another value', () => {
  const files = startForm('x', 2026)
  const edition = JSON.parse(files.get('2026/edition.json')!) as { params: { minIncome: object } }
  const { minIncome } = edition.params
  const asking = (members: object, region?: number) => {
    const params = { ...edition.params, minIncome: { ...minIncome, ...members } }
    const map = new Map(files).set('2026/edition.json', JSON.stringify({ ...edition, params }))
    if (region !== undefined)
      map.set(
        '2026/regions/530000.json',
        JSON.stringify({
          region: '530000',
          authority: '某省工信厅',
          source: '虚构',
          params: { minIncome: { value: region, source: '虚构' } },
        }),
      )
    return parseForm(map, '2026').bundle!
  }
  const reported = (one: FormBundle, other: FormBundle) =>
    diff(one, other).map((change) => `${change.class} ${explainChange(change)}`)

  test('is safe where it asks for less, and a choice where it asks for more', () => {
    expect(reported(asking({}), asking({ value: 0.5 }))).toEqual([
      'safe 参数“营业收入下限”由 1 亿元 改为 0.5 亿元',
    ])
    expect(reported(asking({}), asking({ value: 2 }))).toEqual([
      'choice 参数“营业收入下限”由 1 亿元 改为 2 亿元',
    ])
  })

  test('in another unit is a choice, and each value has its own', () => {
    expect(reported(asking({ value: 70, unit: '%' }), asking({ value: 50, unit: '万元' }))[0]).toBe(
      'choice 参数“营业收入下限”由 70% 改为 50 万元',
    )
  })

  test('of a region stands against what held there before: the edition', () => {
    const added = (line: string) => line.includes('新增参数') || line.includes('取消参数')
    expect(reported(asking({}), asking({}, 0.5)).filter(added)).toEqual([
      'safe 地区规定“某省工信厅”：新增参数“营业收入下限”，值为 0.5 亿元',
    ])
    expect(reported(asking({}), asking({}, 2)).filter(added)).toEqual([
      'choice 地区规定“某省工信厅”：新增参数“营业收入下限”，值为 2 亿元',
    ])
  })
})
