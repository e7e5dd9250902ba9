import { expect, test } from 'vitest'
import { DefinitionDocument } from '@formwright/studio'
import { readSteps, storedSteps } from './stored-steps.ts'

const LETTERS = ['产', '值', 'a', '\u{20000}', '\n', '"']

/** Random numbers that are the same each time. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
}

/** A draft that was changed at random, by others in between as well. */
function changed(seed: number, count: number): DefinitionDocument {
  const roll = dice(seed)
  const document = new DefinitionDocument(
    new Map([
      ['a', 'one two'],
      ['b', ''],
    ]),
    () => seed,
  )
  const text = () => Array.from({ length: roll(12) }, () => LETTERS[roll(LETTERS.length)]).join('')
  for (let n = 0; n < count; n++) {
    const path = ['a', 'b', 'c'][roll(3)]!
    const now = document.files.get(path) ?? ''
    const at = roll(now.length + 1)
    const after = roll(9) === 0 ? undefined : now.slice(0, at) + text() + now.slice(at + roll(4))
    if (roll(6) === 0) document.receive(new Map([[path, after]]))
    else document.apply({ name: 'file', values: { label: String(n) } }, new Map([[path, after]]))
  }
  return document
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])('steps come back as they were kept (%i)', (seed) => {
  const { steps } = changed(seed, 60)
  const stored = JSON.parse(JSON.stringify(storedSteps(steps))) as ReturnType<typeof storedSteps>
  expect(readSteps(stored)).toEqual(steps)
})

test('what is kept of a long file is what was changed in it', () => {
  const long = 'x'.repeat(100_000)
  const document = new DefinitionDocument(new Map([['a', long]]))
  for (let n = 0; n < 50; n++) document.apply({ name: 'file' }, new Map([['a', `${long}${n}`]]))
  expect(JSON.stringify(storedSteps(document.steps)).length).toBeLessThan(120_000)
})

test('of very much the newest steps are kept', () => {
  const document = new DefinitionDocument(new Map([['a', '']]))
  for (let n = 0; n < 9; n++) document.apply({ name: 'file' }, new Map([['a', String(n).repeat(1_000_000)]]))
  const kept = readSteps(storedSteps(document.steps))
  expect(kept.length).toBeGreaterThan(1)
  expect(kept).toEqual(document.steps.slice(-kept.length))
})
