import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { startForm } from '@formwright/authoring'
import { modelOf } from '../model/studio-model.ts'
import { setEditionTitle } from './edition.ts'
import { asRead, asWritten } from './year-words.ts'

const model = modelOf(startForm('visit-report', 2026), '2026')!

describe('years in words', () => {
  test.each([
    ['{report.last+1}年度', '2026年度（试行）', '{report.last+1}年度（试行）'],
    [
      '{report.first}至{report.last}年产值',
      '{report.first}至2025年总产值',
      '{report.first}至{report.last}年总产值',
    ],
    ['{report.last+1}年度', '2030年度', '2030年度'],
    ['{report.last}年', '', ''],
    ['产值', '总产值', '总产值'],
  ])('%s worded “%s” is written %s', (written, words, now) => {
    expect(asWritten(model, written, asRead(model, words))).toBe(now)
  })

  test('what is written reads as it was worded, and nothing changes where nothing was', () => {
    const text = fc.array(fc.constantFrom('{report.last}', '{report.first}', '年', '产值', '2', '0'), {
      maxLength: 6,
    })
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [written, words] = [before.join(''), asRead(model, after.join(''))]
        expect(asRead(model, asWritten(model, written, words))).toBe(words)
        expect(asWritten(model, written, asRead(model, written))).toBe(written)
      }),
    )
  })

  test('a title that names a year goes on following the edition, its translation with it', () => {
    const { changes } = setEditionTitle(model, '2026年度（试行）')
    expect(JSON.parse(changes.get('2026/edition.json')!).title).toBe('{report.last+1}年度（试行）')
  })
})
