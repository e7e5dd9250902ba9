import { expect, test } from 'vitest'
import { startingAnswers } from './starting-answers.ts'

const form = (edit?: Record<string, readonly string[]>) => ({
  form: {
    id: 'f',
    title: 'f',
    agency: 'a',
    workflow: { start: 'draft', states: { draft: { title: '填报中', ...(edit ? { edit } : {}) } } },
  },
})

test('what others fill in and what the form does not have is left, by name; the rest comes along', () => {
  const answers = {
    basic: { name: '甲', y2019: 3 },
    end: { date: '2024-06-01', opinion: '同意推荐', seal: 'offline' },
    old: { a: 1 },
    attachments: [{ name: 'a.pdf' }],
  }
  expect(startingAnswers(form({ applicant: ['/basic', '/end/date', '/attachments'] }), answers)).toEqual({
    answers: {
      basic: { name: '甲', y2019: 3 },
      end: { date: '2024-06-01' },
      attachments: [{ name: 'a.pdf' }],
    },
    left: ['/end/opinion', '/end/seal', '/old'],
  })
})

test('a form that says nothing of rights takes everything', () => {
  expect(startingAnswers(form(), { a: 1 })).toEqual({ answers: { a: 1 }, left: [] })
})
