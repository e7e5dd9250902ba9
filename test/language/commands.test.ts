import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formwright } from '@formwright/cli'

/** Characters of Chinese: Han, and the punctuation and full-width forms that go with it. */
const CHINESE = /[\p{Script=Han}\u3001-\u303f\uff01-\uffef]/u

const folder = mkdtempSync(join(tmpdir(), 'formwright-english-'))
const at = (...names: string[]) => join(folder, ...names)
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a command that names no language: the form's is spoken. */
async function run(...args: string[]): Promise<string> {
  let said = ''
  const terminal = { write: (text: string) => (said += text) }
  await formwright(args, { stdout: terminal, stderr: terminal })
  return said
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(at(file), 'utf8')
  const after = change(before)
  if (after === before) throw new Error(`Nothing of ${file} was edited`)
  writeFileSync(at(file), after)
}

const YEAR = '2026'
const NEXT = '2027'
const [form, edition, next] = [at('visit'), at('visit', YEAR), at('visit', NEXT)]
const sample = join(edition, 'answers/sample.json')

beforeAll(async () => {
  process.chdir(folder)
  await run('init', 'visit', '--year', YEAR, '--lang', 'en_GB.UTF-8')
})

test('a form that init wrote in English has no Chinese character, and neither has what commands say of it', async () => {
  const said = [
    await run('lint', edition),
    await run('test', edition),
    await run('check', edition, sample),
    await run('export', edition, sample, '--xlsx', at('a.xlsx'), '--docx', at('a.docx')),
    await run('import', edition, at('a.xlsx')),
    await run('bundle', edition, '-o', at('bundle.json')),
    await run('revise', edition, NEXT),
    await run('revise', next, '2028'),
    await run('init', 'visit', '--lang', 'en'),
    await run('check', edition, at('none.json')),
  ]
  expect(said.filter((text) => CHINESE.test(text))).toEqual([])
  const files = readdirSync(form, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
  const texts = [...files.map(({ parentPath, name }) => join(parentPath, name)), at('bundle.json')]
  expect(texts.length).toBeGreaterThan(10)
  expect(texts.filter((path) => CHINESE.test(readFileSync(path, 'utf8')))).toEqual([])
})

test('a form begun in a language without words of its own says that its words are English', async () => {
  expect(await run('init', 'besuch', '--year', YEAR, '--lang', 'da')).toContain('Danish')
  expect(await run('init', 'visite', '--year', YEAR, '--lang', 'fr-CH')).not.toContain('English')
  expect(await run('init', 'further', '--year', YEAR, '--lang', 'en-IE')).not.toContain('anew')
})

test('what differs, what is carried and left, and drafted cases are told in English', async () => {
  writeFileSync(at('visit', NEXT, 'schema.json'), readFileSync(join(edition, 'schema.json')))
  edit('visit/2027/schema.json', (text) =>
    text
      .replace('"Number of employees"', '"Employees"')
      .replace('"x-unit": "people"', '"x-unit": "items"')
      .replace(
        '"summary": {',
        '"sites": { "title": "Sites", "type": "array", "x-id": "sites", "items": { "type": "object", "properties": { "town": { "title": "Town", "type": "string" }, "area": { "title": "Area", "type": "number", "x-unit": "m²" } } } }, "summary": {',
      ),
  )
  const differs = await run('diff', edition, next)
  expect(differs).toContain('The field “Sites” is new (rows, optional, with Town, Area (m²))')
  const said = [
    differs,
    await run('carry', edition, next, sample),
    await run('impact', edition, next, join(edition, 'answers')),
    await run('lint', next),
  ]
  rmSync(join(edition, 'cases'), { recursive: true })
  rmSync(join(edition, 'answers'), { recursive: true })
  said.push(await run('lint', edition), await run('test', edition, '--write'))
  said.push(readFileSync(join(edition, 'answers/draft.json'), 'utf8'))
  said.push(readFileSync(join(edition, 'cases/draft-draft.json'), 'utf8'))
  expect(said.filter((text) => CHINESE.test(text))).toEqual([])
  expect(
    said.filter((text) => /\b1 (applications|changes|errors|warnings|cases|values)\b/.test(text)),
  ).toEqual([])
})

test.each<[string, string, (text: string) => string]>([
  [
    'schema.json',
    'keyword-mismatch',
    (text) => text.replace('"type": "string"', '"type": "string", "minimum": 3'),
  ],
  ['schema.json', 'wrong-type', (text) => text.replace('"minimum": 0', '"minimum": "0"')],
  [
    'ui.json',
    'option-unknown',
    (text) =>
      text.replace('"scope": "#/properties/staff"', '"scope": "#/properties/staff", "options": { "rws": 2 }'),
  ],
  ['rules.json', 'rule-operator', (text) => text.replace('>=', '≥')],
  ['rules.json', 'unknown-name', (text) => text.replace('income.last >=', 'incom.last >=')],
  ['edition.json', 'json-', (text) => text.replace('": ', '"： ')],
])('a slip in %s (%s) is told in English', async (file, code, change) => {
  const path = `visit/${NEXT}/${file}`
  const before = readFileSync(join(file === 'edition.json' ? next : edition, file), 'utf8')
  writeFileSync(at(path), before)
  edit(path, change)
  const said = await run('lint', next)
  writeFileSync(at(path), before)
  expect(said).toContain(code)
  expect(said.replaceAll(/“[^”]*”/g, '')).not.toMatch(CHINESE)
})
