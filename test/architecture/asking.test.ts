import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../edition.ts'

/** The members of an answer that is taken for an empty list until it comes. */
const TAKEN_FOR_EMPTY = /const \{([^}]*\bdata(?:: \w+)? = \[\][^}]*)\} = use\w*Query\(/g

test('what the server has not answered yet is not taken for an empty list', () => {
  const folder = join(root, 'packages/web/src')
  const asking = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.tsx'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
    .filter(({ text }) => /use\w*Query\(/.test(text))
  expect(asking.length).toBeGreaterThan(20)
  // where it is, whether it is answered is asked as well
  const guessing = asking.filter(({ text }) =>
    [...text.matchAll(TAKEN_FOR_EMPTY)].some(([, members]) => !members!.includes('isPending')),
  )
  expect(guessing.map(({ path }) => path)).toEqual([])
})
