import { equal, isObject, joinPointer, JsonSource, splitPointer, valueAt } from '@formwright/definition'
import type { Json, Loaded } from '@formwright/definition'
import { uncheckedForm, withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { withEdits } from '../text/text-edits.ts'
import type { TextEdit } from '../text/text-edits.ts'
import { sampleNames, samplesOf, withAll } from './case-files.ts'

/** Whether a computed value should be filled in where answers have another one, or none. */
type IsWanted = (pointer: string, current: unknown, sample: string) => boolean

/**
 * The samples of an edition with computed values filled in, path → text. The rest of a file keeps its exact
 * text. Samples that are correct already are left out; inherited ones are copied.
 */
export function computedSamples(loaded: Loaded, form: Form, isWanted: IsWanted): Map<string, string> {
  const samples = samplesOf(loaded)
  return new Map(
    sampleNames(loaded).flatMap((name): [string, string][] => {
      const path = `${loaded.edition}/answers/${name}.json`
      // a sample that is told as a difference is written out
      const { file, text: whole } = loaded.sources.get(path)!
      const source = new JsonSource(file, whole)
      const wanted = (pointer: string, current: unknown) => isWanted(pointer, current, name)
      const text = withComputed(source, samples.get(name), form, wanted)
      return text === source.text ? [] : [[path, text]]
    }),
  )
}

/**
 * The samples of the next edition with updated values that depended on the year in the earlier one, such as
 * an age.
 */
export function followingSamples(before: Loaded, after: Loaded): Map<string, string> {
  const [was, is] = [before, after].map(({ bundle }) => uncheckedForm(bundle!)) as [Form, Form]
  const written = ({ sources, edition }: Loaded, name: string) =>
    sources.get(`${edition}/answers/${name}.json`)!.value
  const locationIn = (loaded: Loaded, name: string, answers: unknown, pointer: string) =>
    joinPointer([...writtenKeys(written(loaded, name), answers, pointer)])
  const wrong = new Map(
    [...samplesOf(before)].map(([name, answers]) => [
      name,
      new Set(computedOf(answers, was).map(([pointer]) => locationIn(before, name, answers, pointer))),
    ]),
  )
  const samples = samplesOf(after)
  // a value that overrides a formula on purpose is kept
  return computedSamples(after, is, (pointer, current, name) => {
    const location = locationIn(after, name, samples.get(name), pointer)
    return current !== undefined && !wrong.get(name)?.has(location)
  })
}

/** The text of answers with computed values filled in; the rest keeps its exact text. */
export function withComputed(
  source: JsonSource,
  answers: unknown,
  form: Form,
  isWanted: (pointer: string, current: unknown) => boolean = () => true,
): string {
  const edits: TextEdit[] = []
  const members = new Map<string, object>()
  for (const [pointer, value] of computedOf(answers, form)) {
    if (!isWanted(pointer, valueAt(answers, pointer))) continue
    const keys = writtenKeys(source.value, answers, pointer)
    const location = joinPointer([...keys])
    if (valueAt(source.value, location) !== undefined) {
      const { offset, length } = source.positionOf(location)
      edits.push({ offset, length, text: JSON.stringify(value) })
    } else if (value !== null) {
      const holder = holderOf(source.value, keys)
      if (!holder) continue
      const { location: above, missing } = holder
      members.set(above, withValue(members.get(above), missing, value) as object)
    }
  }
  const additions = [...members].map(([holder, added]) => withMembers(source, holder, added))
  return withEdits(source.text, [...edits, ...additions])
}

/** The innermost existing object above a missing pointer, and the keys that it lacks. */
function holderOf(
  written: unknown,
  keys: readonly string[],
): { location: string; missing: readonly string[] } | undefined {
  for (let depth = keys.length - 1; depth >= 0; depth--) {
    const location = joinPointer(keys.slice(0, depth))
    const holder = valueAt(written, location)
    if (holder !== undefined) return isObject(holder) ? { location, missing: keys.slice(depth) } : undefined
  }
  return undefined
}

/** Adds members to an object, at its end. */
function withMembers(source: JsonSource, holder: string, added: object): TextEdit {
  const members = Object.entries(added).map(
    ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  )
  const { offset, length } = source.positionOf(holder)
  const inner = source.text.slice(offset + 1, offset + length - 1)
  const [before, behind] = inner.trim() === '' ? [' ', ' '] : [', ', '']
  return {
    offset: offset + 1 + inner.trimEnd().length,
    length: 0,
    text: before + members.join(', ') + behind,
  }
}

/** Maximum number of rounds for values computed from other computed values. */
const ROUNDS = 8

/** The computed values that answers lack or have wrong, including those that depend on each other. */
function computedOf(answers: unknown, form: Form): readonly (readonly [pointer: string, value: Json])[] {
  const wrongIn = (now: unknown) =>
    Object.entries(form.assess(now, { silent: true }).computed).filter(
      ([pointer, value]) => !equal(valueAt(now, pointer), value),
    )
  const found = new Map<string, Json>()
  let now = answers
  for (let round = 0; round < ROUNDS; round++) {
    const wrong = wrongIn(now)
    if (wrong.length === 0) break
    for (const [pointer, value] of wrong) found.set(pointer, value)
    now = withAll(now, wrong)
  }
  return [...found]
}

/** The keys of a pointer in a sample as written, where years may have aliases. */
function writtenKeys(written: unknown, answers: unknown, pointer: string): readonly string[] {
  const keys: string[] = []
  let [own, resolved] = [written, answers]
  for (const key of splitPointer(pointer)) {
    const at = isObject(resolved) ? Object.keys(resolved).indexOf(key) : -1
    const isSame = !isObject(own) || Object.hasOwn(own, key) || at < 0
    const ownKey = isSame ? key : (Object.keys(own as object)[at] ?? key)
    keys.push(ownKey)
    own = valueAt(own, joinPointer([ownKey]))
    resolved = valueAt(resolved, joinPointer([key]))
  }
  return keys
}
