import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const NAME = /^ {2}"([a-z0-9.-]+)": \{/gm

/** A second text of one name silently takes the place of the first, also where the first was meant. */
test('each text of the site has a name of its own', () => {
  const file = readFileSync(new URL('texts.json', import.meta.url), 'utf8')
  const names = [...file.matchAll(NAME)].map(([, name]) => name!)
  expect(names.length).toBe(Object.keys(JSON.parse(file) as object).length)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})
