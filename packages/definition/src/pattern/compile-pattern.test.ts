import { describe, expect, test } from 'vitest'
import { compilePattern } from './compile-pattern.ts'

describe('patterns as ECMAScript spells them', () => {
  test.each([
    ['^[\\u4e00-\\u9fa5]{2,}$', '晋江', 'Jinjiang'],
    ['^\\u{1F600}$', '😀', '😁'],
    ['^\\ud83d\\ude00$', '😀', '😁'],
    ['^\\p{Letter}+$', '晋a', '1'],
    ['^\\\\u4e00$', '\\u4e00', '一'],
  ])('%s', (pattern, fits, breaks) => {
    const compiled = compilePattern(pattern)
    if (typeof compiled === 'string') throw new Error(compiled)
    expect([compiled.test(fits), compiled.test(breaks)]).toEqual([true, false])
  })
})
