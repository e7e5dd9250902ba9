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
import type { ProblemCode } from '../problems/catalogue.ts'
import type { Location, Problem, ProblemParams } from '../problems/problem.ts'

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
 * Writes out the samples that are told as a difference (`$base`, `set`, `remove`). Only this place knows of
 * them: whoever reads the files of a form has whole ones.
 */
export function wholeSamples(files: FileMap): WholeSamples {
  const writing = new Writing(files)
  for (const [path, text] of files)
    if (fileInfo(path).kind === 'answers' && text.includes('"$base"')) writing.wholeAt(path)
  const { told, problems } = writing
  if (told.size === 0) return { files, told, problems }
  const texts = [...files].map(([path, text]): [string, string] => [path, told.get(path)?.text ?? text])
  return { files: new Map(texts), told, problems }
}

class Writing {
  readonly told = new Map<string, ToldSource>()
  readonly problems: Problem[] = []
  readonly #files: FileMap

  constructor(files: FileMap) {
    this.#files = files
  }

  /** @param above the samples that are being written out and start from this one */
  wholeAt(path: string, above: readonly string[] = []): unknown {
    const known = this.told.get(path)
    if (known) return known.value
    const source = new JsonSource(path, this.#files.get(path) ?? '', LONGEST_TEXT)
    if (!isObject(source.value) || !Object.hasOwn(source.value, '$base')) return source.value
    const whole = this.#whole(source, source.value, [...above, path])
    this.told.set(path, new ToldSource(source, whole))
    return whole
  }

  #whole(source: JsonSource, written: object, path: readonly string[]): unknown {
    if (!isTold(written)) return this.#refused(source, '', 'sample-told-wrong')
    const { $base: name, set = {}, remove = [] } = written
    const { from, names } = this.#baseOf(source.file, name)
    if (from === undefined)
      return this.#refused(source, '/$base', 'sample-base-unknown', {
        name,
        suggestion: closest(name, names),
      })
    if (path.includes(from)) return this.#refused(source, '/$base', 'sample-base-circle', { name })
    const changes = [...Object.entries(set), ...remove.map((at) => [at, undefined] as const)]
    return changes.reduce<unknown>(
      (answers, [at, value]) => {
        const changed = isPointer(at) ? changedAt(answers, splitPointer(at), value) : answers
        const place = value === undefined ? `/remove/${remove.indexOf(at)}` : `/set/${escapeKey(at)}`
        if (equal(changed, answers))
          this.#report(locationOfKey(source, place), 'sample-change-idle', { pointer: at, name })
        return changed
      },
      this.wholeAt(from, path),
    )
  }

  /** The file of the sample that another one starts from, and what may be named instead. */
  #baseOf(path: string, name: string): { readonly from: string | undefined; readonly names: string[] } {
    const { edition } = fileInfo(path)
    const { infos } = filesOfEdition(this.#files, edition)
    const prefix = `${edition}/answers/`
    const others = infos.filter((info) => info.path.startsWith(prefix) && info.from !== path)
    return {
      from: infos.find((info) => info.path === `${prefix}${name}.json`)?.from,
      names: others.map((info) => info.path.slice(prefix.length, -'.json'.length)),
    }
  }

  #refused(source: JsonSource, pointer: string, code: ProblemCode, params: ProblemParams = {}): object {
    this.#report(locationOf(source, pointer), code, params)
    return {}
  }

  #report(location: Location, code: ProblemCode, params: ProblemParams): void {
    this.problems.push(problemAt(location, code, params))
  }
}

const MEMBERS: ReadonlySet<string> = new Set(['$base', 'set', 'remove'])

function isTold(value: object): value is ToldSample {
  const { $base: base, set = {}, remove = [] } = value as Readonly<Record<string, unknown>>
  return (
    typeof base === 'string' &&
    isObject(set) &&
    Array.isArray(remove) &&
    remove.every((one) => typeof one === 'string') &&
    Object.keys(value).every((key) => MEMBERS.has(key))
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
