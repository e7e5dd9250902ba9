import { expect, test } from 'vitest'
import { fits, ofAnswers } from './paper-files.ts'

test('who fills the form in is told of what they wrote, not of official words', () => {
  const answer = { pointer: '/name', needed: 9, height: 5 }
  const report = {
    pages: 1,
    starts: [],
    overflows: [{ pointer: '', text: 'Emissions (t CO₂e)', needed: 9, height: 5 }],
    grown: [],
    missing: [{ pointer: '', characters: ['한'] }],
  }
  expect(fits(ofAnswers(report))).toBe(true)
  const own = { ...report, overflows: [...report.overflows, answer] }
  expect(ofAnswers(own)).toMatchObject({ overflows: [answer], missing: [] })
})
