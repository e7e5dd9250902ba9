import { filesOfEdition } from './inherit.ts'
import { fileInfo } from '../files/layout.ts'
import type { FileMap } from '../files/layout.ts'
import { equal } from '../json/equal.ts'
import { isObject } from '../json/is-object.ts'
import { escapeKey, isPointer, joinPointer, listIndex, splitPointer, valueAt } from '../json/pointer.ts'
import { JsonSource, LONGEST_TEXT } from '../json/source.ts'
import type { Position } from '../json/source.ts'
import { closest } from '../problems/closest.ts'
import { locationOf, locationOfKey, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'

/** A sample told as a difference from another one of its edition, in the words of that one. */
interface ToldSample {
  readonly $base: string
  readonly set?: Readonly<Record<string, unknown>>
  readonly remove?: readonly string[]
}

/** The files of a form with every sample whole, as everything else reads them. */
export interface WholeSamples {
  readonly files: FileMap
  /** Path → the whole sample, which gives positions in the file that tells it. */
  readonly told: ReadonlyMap<string, JsonSource>
  readonly problems: readonly Problem[]
}

/**
 * Writes out the samples that are told as a difference (`$base`, `set`, `remove`). This is the only place that
 * knows of them: whoever reads the files of a form has whole ones.
 */
export function wholeSamples(files: FileMap): WholeSamples {
  const paths = [...files].flatMap(([path, text]) =>
    fileInfo(path).kind === 'answers' && text.includes('"$base"') ? [path] : [],
  )
  const problems: Problem[] = []
  const told = new Map<string, ToldSource>()
  const wholeAt = (path: string, above: readonly string[]): unknown => {
    const known = told.get(path)
    if (known) return known.value
    const source = new JsonSource(path, files.get(path) ?? '', LONGEST_TEXT)
    if (!isObject(source.value) || !Object.hasOwn(source.value, '$base')) return source.value
    const report = (pointer: string, code: Problem['code'], params = {}) =>
      problems.push(problemAt(locationOf(source, pointer), code, params))
    if (!isTold(source.value)) report('', 'sample-told-wrong')
    else {
      const { $base: name, set = {}, remove = [] } = source.value
      const { edition } = fileInfo(path)
      const { infos } = filesOfEdition(files, edition)
      const prefix = `${edition}/answers/`
      const from = infos.find((info) => info.path === `${prefix}${name}.json`)?.from
      if (from === undefined) {
        const names = infos.flatMap(({ path: one }) =>
          one.startsWith(prefix) && one !== path ? [one.slice(prefix.length, -'.json'.length)] : [],
        )
        report('/$base', 'sample-base-unknown', { name, suggestion: closest(name, names) })
      } else if ([...above, path].includes(from)) report('/$base', 'sample-base-circle', { name })
      else {
        let whole = wholeAt(from, [...above, path])
        for (const [at, value] of [
          ...Object.entries(set),
          ...remove.map((one) => [one, undefined] as const),
        ]) {
          const changed = isPointer(at) ? changedAt(whole, splitPointer(at), value) : whole
          const pointer = value === undefined ? `/remove/${remove.indexOf(at)}` : `/set/${escapeKey(at)}`
          if (equal(changed, whole))
            problems.push(
              problemAt(locationOfKey(source, pointer), 'sample-change-idle', { pointer: at, name }),
            )
          whole = changed
        }
        told.set(path, new ToldSource(source, whole))
        return whole
      }
    }
    told.set(path, new ToldSource(source, {}))
    return {}
  }
  for (const path of paths) wholeAt(path, [])
  if (told.size === 0) return { files, told, problems }
  return {
    files: new Map([...files].map(([path, text]) => [path, told.get(path)?.text ?? text])),
    told,
    problems,
  }
}

const MEMBERS: readonly string[] = ['$base', 'set', 'remove']

function isTold(
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, unknown>> & ToldSample {
  const { $base: base, set = {}, remove = [] } = value
  return (
    typeof base === 'string' &&
    isObject(set) &&
    Array.isArray(remove) &&
    remove.every((one) => typeof one === 'string') &&
    Object.keys(value).every((key) => MEMBERS.includes(key))
  )
}

/** A copy with another value at a place; unchanged if the document does not have what is around the place. */
function changedAt(document: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return document
  const changed = (member: unknown) => (rest.length > 0 ? changedAt(member, rest, value) : value)
  if (Array.isArray(document)) {
    const index = listIndex(key)
    if (index === undefined || index > document.length || (index === document.length && rest.length > 0))
      return document
    const next = changed(document[index])
    return [...document.slice(0, index), ...(next === undefined ? [] : [next]), ...document.slice(index + 1)]
  }
  if (!isObject(document) || key === '__proto__') return document
  const has = Object.hasOwn(document, key)
  if (!has && (rest.length > 0 || value === undefined)) return document
  const next = changed(document[key])
  const { [key]: _, ...others } = document
  return next === undefined ? others : { ...document, [key]: next }
}

/** A whole sample whose positions are those of the file that tells it as a difference. */
class ToldSource extends JsonSource {
  readonly #told: JsonSource

  constructor(told: JsonSource, whole: unknown) {
    super(told.file, `${JSON.stringify(whole, null, 2)}\n`, LONGEST_TEXT)
    this.#told = told
  }

  override positionOf(pointer: string): Position {
    return this.#told.positionOf(this.#toldAt(pointer))
  }

  override keyPositionOf(pointer: string): Position {
    return this.#told.keyPositionOf(this.#toldAt(pointer))
  }

  override positionInString(pointer: string, start: number, end: number): Position {
    return this.#told.positionInString(this.#toldAt(pointer), start, end)
  }

  override positionInKey(pointer: string, start: number, end: number): Position {
    return this.#told.positionInKey(this.#toldAt(pointer), start, end)
  }

  /** Where the difference sets a value or what is around it; the name of the base otherwise. */
  #toldAt(pointer: string): string {
    const keys = splitPointer(pointer)
    for (let length = keys.length; length > 0; length--) {
      const at = joinPointer(['set', joinPointer(keys.slice(0, length))])
      if (valueAt(this.#told.value, at) !== undefined) return at + joinPointer(keys.slice(length))
    }
    return '/$base'
  }
}
