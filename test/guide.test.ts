import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { publishable } from '@formwright/authoring'
import { isObject } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { paperViews } from '@formwright/fields/paper'
import { layOut, textOf } from '@formwright/paper'
import { root } from './edition.ts'

const EXAMPLE = join(root, 'examples/cycling-grant')
const GUIDES = ['forms/README.md', 'forms/README.zh-CN.md'] as const
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const [english, chinese] = [read(GUIDES[0]), read(GUIDES[1])]

const json = (path: string): unknown => JSON.parse(read(path))
const blocksOf = (page: string) =>
  [...page.matchAll(/```(\S*) ?(.*)\n([\s\S]*?)```/g)].map(([, language, file, text]) => ({
    language: language!,
    file: file!,
    text: text!,
  }))

describe('the form of the guide', () => {
  test.each(['2026', '2027'])('%s lints clean, and its cases pass', async (edition) => {
    const loaded = await readForm(join(EXAMPLE, edition))
    expect(publishable(loaded, fieldTypes)).toEqual([])
    expect(textOf(layOut(loaded.bundle!, paperViews))).toContain('1. Applicant')
  })
})

describe('the guide', () => {
  const examples = blocksOf(english).filter(({ language }) => language === 'json')

  test.each(examples.map(({ file, text }) => [file, text]))('shows what stands in %s', (file, text) => {
    expect(stands(JSON.parse(text), json(file)), text).toBe(true)
  })

  test('shows the same in both languages, under as many headings and in as many lines of tables', () => {
    expect(blocksOf(chinese)).toEqual(blocksOf(english))
    const counted = (page: string) => [/^#+ /gm, /^\| /gm, /^- /gm].map((line) => page.match(line)?.length)
    expect(counted(chinese)).toEqual(counted(english))
    expect(linksOf(chinese).filter(isElsewhere)).toEqual(
      expect.arrayContaining(linksOf(english).filter(isElsewhere)),
    )
  })

  test('names commands and options that there are', () => {
    const help = json('packages/cli/src/help.json') as Record<string, Record<string, unknown>>
    const lines = blocksOf(english).flatMap(({ language, text }) =>
      language === '' ? text.trim().split('\n') : [],
    )
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines) {
      const [, command] = /^npx formwright (\w+)/.exec(line)!
      const options = Object.keys({ ...help.every, ...help[command!] }).map((option) => option.split(' ')[0])
      expect(Object.keys(help)).toContain(command)
      for (const [option] of line.matchAll(/--\w+/g)) expect(options, line).toContain(option)
    }
  })

  test('tells every word of form.json and edition.json', () => {
    const words = ['form', 'edition'].flatMap((kind) =>
      wordsOf(json(`packages/definition/src/meta/${kind}.schema.json`)),
    )
    expect(words).toContain('within-window')
    const code = [...english.matchAll(/```[\s\S]*?```|`[^`]*`/g)].map(([written]) => written).join('\n')
    const told = new Set(code.match(/[\w-]+/g))
    const untold = words.filter((word) => !told.has(word) && !PLAIN.has(word))
    expect([...new Set(untold)]).toEqual([])
  })
})

describe('the guide and the pages that it leads to', () => {
  const folders = [
    'packages',
    'packages/fields/src',
    'packages/definition/src/keywords',
    'packages/rules/src/functions',
  ]

  test.each([...GUIDES, 'README.md', ...[...folders, 'forms', 'examples'].flatMap(pagesIn)])(
    '%s leads to what there is',
    (path) => {
      const links = linksOf(read(path)).filter((link) => !/^https?:/.test(link))
      expect(links.filter((link) => !leads(path, link))).toEqual([])
    },
  )
})

/** Whether a link of a page is to a file that there is, and a heading in it. */
function leads(page: string, link: string): boolean {
  const [file = '', heading] = link.split('#')
  const path = file === '' ? page : join(dirname(page), file)
  if (!existsSync(join(root, path))) return false
  if (heading === undefined) return true
  return [...read(path).matchAll(/^#+ (.*)$/gm)].some(([, title]) => slugOf(title!) === heading)
}

/** The pages in the folders of a folder. */
function pagesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(root, folder, name))
        .filter((file) => file.endsWith('.md'))
        .map((file) => `${folder}/${name}/${file}`),
    )
}

/** Words whose meaning is on another page, or no other than in English. */
const PLAIN = new Set(['agency', 'summary'])

/** The names of members, and those among which one is chosen, anywhere in a meta-schema. */
function wordsOf(meta: unknown): string[] {
  if (Array.isArray(meta)) return meta.flatMap(wordsOf)
  if (!isObject(meta)) return []
  const { properties, enum: chosen } = meta
  return [
    ...(isObject(properties) ? Object.keys(properties).filter((name) => name !== '$schema') : []),
    ...(Array.isArray(chosen) ? chosen.filter((word): word is string => typeof word === 'string') : []),
    ...Object.values(meta).flatMap(wordsOf),
  ]
}

/** Whether a piece stands anywhere in a document: each of its members and entries does, whatever else does. */
function stands(piece: unknown, whole: unknown): boolean {
  return (
    holds(whole, piece) ||
    (isObject(whole) || Array.isArray(whole)
      ? Object.values(whole).some((inner) => stands(piece, inner))
      : false)
  )
}

function holds(whole: unknown, piece: unknown): boolean {
  if (Array.isArray(piece))
    return Array.isArray(whole) && piece.every((entry) => whole.some((other) => holds(other, entry)))
  if (!isObject(piece)) return whole === piece
  return isObject(whole) && Object.entries(piece).every(([name, value]) => holds(whole[name], value))
}

function linksOf(page: string): string[] {
  return [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!)
}

/** Links to other pages, but for that in the other language. */
function isElsewhere(link: string): boolean {
  return link.startsWith('../')
}

/** How GitHub calls a heading in addresses. */
function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}
