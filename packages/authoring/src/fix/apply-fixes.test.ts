import { parseForm, problemAt } from '@formwright/definition'
import type { FileMap, Problem } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { lint } from '../lint/lint.ts'
import { applyFixes, fixFound } from './apply-fixes.ts'

const text = (title: string) => ({ title, type: 'string' })
const day = { title: 'Opened', type: 'string', format: 'date' }
const fields = {
  sites: {
    title: 'Sites',
    type: 'array',
    items: { type: 'object', properties: { name: text('Name'), opened: day }, additionalProperties: false },
  },
  contact: { title: 'Contact', type: 'object', properties: { site: text('Page') } },
}
const ofRows = {
  id: 'S',
  check: 'site.opened <= window.to',
  at: '/sites/{site}/opened',
  message: '{site.name}',
}
const problemsOf = (files: FileMap) => lint(parseForm(files), [])
const fixesOf = (files: FileMap) => problemsOf(files).filter(({ fix }) => fix)

test.each([
  ['what the variable of a row is called', { path: 'sites', as: 'site' }, 'each-named'],
  ['a field of another group', { site: 'site' }, 'unknown-name'],
  ['no list', { row: 'site' }, 'unknown-name'],
] as const)('a rule about one row does not become one about all: %s', (_, each, reported) => {
  const files = filesOf({ fields, rules: [{ ...ofRows, each }] })
  expect(problemsOf(files).map(({ code }) => code)).toContain(reported)
  expect(fixesOf(files)).toEqual([])
  expect(fixFound(files, problemsOf).files).toEqual(files)
})

test('a state that nothing else leads to may itself be misspelt', () => {
  const send = { id: 'send', to: 'returned', title: 'B', by: ['a'], requires: [] }
  const states = { draft: { title: 'A', read: ['a'], transitions: [send] } }
  const workflow = { start: 'draft', states: { ...states, retruned: { title: 'C', read: ['a'] } } }
  const files = filesOf({ fields, form: { roles: { a: { title: 'A', level: 'county' } }, workflow } })
  expect(problemsOf(files)).toContainEqual(expect.objectContaining({ code: 'state-unknown' }))
  expect(fixesOf(files)).toEqual([])
})

/** A problem whose fix writes a text at one place of the form's title. */
function offering(files: FileMap, written: string, meant: string): Problem {
  const offset = files.get('form.json')!.indexOf(written)
  const position = { line: 1, column: offset + 1, offset, length: written.length }
  return problemAt({ file: 'form.json', pointer: `/${meant}`, position }, 'text-spaces', {}, meant)
}

test('a fix after which the same is found is taken back, and is not offered again', () => {
  const files = filesOf({ fields })
  const [vain, good] = [offering(files, '"x"', '"y"'), offering(files, '"表"', '"一张表"')]
  const {
    files: after,
    fixed,
    left,
  } = fixFound(files, (now) => (now.get('form.json')!.includes('一张表') ? [vain] : [vain, good]))
  expect(fixed).toEqual([good])
  expect(after.get('form.json')).toBe(files.get('form.json')!.replace('"表"', '"一张表"'))
  expect(left.map(({ fix }) => fix)).toEqual([undefined])
})

test('a key that is there already is not written a second time', () => {
  const files = filesOf({ fields })
  const { fixed, files: after } = applyFixes(files, [offering(files, '"agency"', '"title"')])
  expect([fixed, after]).toEqual([[], files])
})

test('a fix writes what its advice suggests, or there is none', () => {
  const files = filesOf({ fields })
  const { fix, ...problem } = offering(files, '"x"', '"y"')
  const location = { ...problem, position: { line: 1, column: 1, offset: fix!.offset, length: 3 } }
  expect(problemAt(location, 'unknown-name', { name: 'x', suggestion: 'z' }, '"y"').fix).toBeUndefined()
})
