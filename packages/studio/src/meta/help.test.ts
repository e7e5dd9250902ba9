import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fileInfo, metaSchemas } from '@formwright/definition'
import { describedIn, descriptions, helpOn, memberWords, nodeNamed } from './help.ts'
import { membersOf, nodesAt } from './members.ts'
import type { MetaNode } from './members.ts'

const CHINESE = /\p{Script=Han}/u
const root = `${import.meta.dirname}/../../../..`

/** The nodes of a meta-schema that describe values. */
function nodesIn(node: unknown): MetaNode[] {
  if (typeof node !== 'object' || node === null) return []
  const below = Object.entries(node).flatMap(([keyword, value]: [string, object]) =>
    NAMED.has(keyword) ? Object.values(value) : DIRECT.has(keyword) ? [value].flat() : [],
  )
  return [node, ...below.flatMap(nodesIn)]
}

const NAMED = new Set(['properties', 'patternProperties', '$defs'])
const DIRECT = new Set(['items', 'additionalProperties', 'allOf', 'anyOf', 'oneOf', 'then', 'else'])

const metas = [...new Set(Object.values(metaSchemas))] as MetaNode[]

test('each description of the meta-schemas is translated, and no translation is left of another', () => {
  const said = new Set(describedIn(metas.flatMap(nodesIn)))
  expect(said.size).toBeGreaterThan(150)
  expect(Object.keys(descriptions).toSorted()).toEqual([...said].toSorted())
  const untranslated = Object.values(descriptions).filter(({ zh = '' }) => !CHINESE.test(zh))
  expect(untranslated).toEqual([])
})

test('words are of members that there are, and each group has its places', () => {
  const astray = Object.entries(memberWords).flatMap(([group, { at, words }]) =>
    at.flatMap((place) => {
      const members = nodeNamed(place)?.properties ?? {}
      return Object.keys(words).flatMap((name) => (Object.hasOwn(members, name) ? [] : [`${group}: ${name}`]))
    }),
  )
  expect(astray).toEqual([])
  const places = Object.values(memberWords).flatMap(({ at }) => at)
  expect(places).toEqual([...new Set(places)])
})

test('every member that a meta-schema allows is said in Chinese and in English', () => {
  const members = metas.flatMap((meta) =>
    nodesIn(meta).flatMap((holder) =>
      membersOf(meta, [holder]).map(({ name, nodes }) => ({ name, holder, nodes })),
    ),
  )
  expect(members.length).toBeGreaterThan(250)
  const wordless = members.flatMap(({ name, holder, nodes }) => {
    const chinese = helpOn(name, [holder], nodes, 'zh-CN').split('\n')
    const english = helpOn(name, [holder], nodes, 'en')
    return chinese.every((line) => CHINESE.test(line)) && english !== '' ? [] : [name]
  })
  expect(wordless).toEqual([])
})

/** The members in a file that its meta-schema names and that have no words. */
function wordlessIn(kind: keyof typeof metaSchemas, file: unknown): { count: number; wordless: string[] } {
  const meta = metaSchemas[kind] as MetaNode
  const wordless: string[] = []
  let count = 0
  const walk = (value: unknown, path: readonly (string | number)[]) => {
    if (typeof value !== 'object' || value === null) return
    const holders = nodesAt(meta, path)
    for (const [key, below] of Object.entries(value)) {
      const at = [...path, Array.isArray(value) ? Number(key) : key]
      if (holders.some(({ properties = {} }) => Object.hasOwn(properties, key))) {
        count++
        for (const language of ['zh-CN', 'en'])
          if (helpOn(key, holders, nodesAt(meta, at), language) === '')
            wordless.push(`${kind} ${at.join('/')}: ${language}`)
      }
      walk(below, at)
    }
  }
  walk(file, [])
  return { count, wordless }
}

test.each(['forms', 'examples'])('each member in %s has words', { timeout: 60_000 }, (folder) => {
  let count = 0
  for (const path of readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })) {
    const { kind } = fileInfo(path.slice(path.indexOf('/') + 1))
    if (!path.endsWith('.json') || path.includes('node_modules') || !Object.hasOwn(metaSchemas, kind))
      continue
    const file: unknown = JSON.parse(readFileSync(`${root}/${folder}/${path}`, 'utf8'))
    const found = wordlessIn(kind as keyof typeof metaSchemas, file)
    expect(found.wordless, path).toEqual([])
    count += found.count
  }
  expect(count).toBeGreaterThan(500)
})
