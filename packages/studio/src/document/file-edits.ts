import { below, holderInEdition } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { JsonText } from './json-text.ts'

/** Path → the file's new text; `undefined` for a removed file. */
export type FileChanges = ReadonlyMap<string, string | undefined>

/** A copy of the files with changes applied. */
export function withChanges(files: FileMap, changes: FileChanges): FileMap {
  const result = new Map(files)
  for (const [path, text] of changes) {
    if (text === undefined) result.delete(path)
    else result.set(path, text)
  }
  return result
}

/**
 * Collects the edits of one act on the files of a form folder; they take effect when `changes()` is applied
 * to the document. A file that the edition inherits from another is copied into the edition when it is
 * changed.
 */
export class FileEdits {
  readonly #files: FileMap
  readonly #shared: ReadonlyMap<string, string>
  readonly #open = new Map<string, JsonText>()
  readonly #whole = new Map<string, string | undefined>()

  /** @param shared path of an inherited file → path of the edition's own copy */
  constructor(files: FileMap, shared: ReadonlyMap<string, string> = new Map()) {
    this.#files = files
    this.#shared = shared
  }

  /** The text of a file including the edits so far; `undefined` if it does not exist. */
  text(file: string): string | undefined {
    const path = this.#own(file)
    if (this.#whole.has(path)) return this.#whole.get(path)
    return this.#open.get(path)?.text ?? this.#before(path)
  }

  /** The JSON file at a path, for editing. */
  json(file: string): JsonText {
    const path = this.#own(file)
    const known = this.#open.get(path)
    if (known) return known
    const text = this.text(path)
    if (text === undefined) throw new Error(`There is no file ${path}`)
    const opened = new JsonText(text)
    this.#open.set(path, opened)
    this.#whole.delete(path)
    return opened
  }

  /** Replaces a whole file. An entry in `inherits` that excludes the path is removed. */
  write(file: string, text: string): void {
    const path = this.#own(file)
    this.#open.delete(path)
    this.#whole.set(path, text)
    const inherits = this.#inherits(path)
    if (inherits?.json.get(inherits.place) === null) inherits.json.remove(inherits.place)
  }

  /**
   * Removes a file. If the edition would then inherit another one at this path, that is excluded in
   * `inherits`.
   */
  remove(file: string): void {
    const path = this.#own(file)
    this.#open.delete(path)
    this.#whole.set(path, undefined)
    if (this.#sharedAt(path) !== undefined) this.#inherit(path, null)
  }

  /** Inherits a file from another edition. */
  share(path: string, from: string): void {
    if (this.#sharedAt(path) !== from) this.#inherit(path, `../${from}`)
  }

  /** The files that differ from the original ones. */
  changes(): FileChanges {
    const changes = new Map<string, string | undefined>(this.#whole)
    for (const [path, json] of this.#open) changes.set(path, json.text)
    for (const [path, text] of changes)
      if (text === undefined ? !this.#files.has(path) : this.#before(path) === text) changes.delete(path)
    return changes
  }

  #own(file: string): string {
    return this.#shared.get(file) ?? file
  }

  #before(path: string): string | undefined {
    return this.#files.get(path) ?? this.#files.get(this.#sharedAs(path) ?? '')
  }

  /** The file that the edition would inherit at a path without an own file or entry in `inherits`. */
  #sharedAt(path: string): string | undefined {
    const inherits = this.#inherits(path)
    if (!inherits) return undefined
    const { settings, json, place: pointer } = inherits
    if (json.get(pointer) !== undefined) json.remove(pointer)
    const changes = new Map([...this.#whole, [settings, json.text], [path, undefined]])
    return holderInEdition(withChanges(this.#files, changes), path)
  }

  #inherit(path: string, from: string | null): void {
    const inherits = this.#inherits(path)
    inherits?.json.set(inherits.place, from)
  }

  /** The entry of a path in `inherits` of `edition.json`; `undefined` if the edition inherits nothing. */
  #inherits(path: string) {
    const edition = path.slice(0, path.indexOf('/'))
    const settings = `${edition}/edition.json`
    if (!this.text(settings)?.includes('"inherits"')) return undefined
    const pointer = below('/inherits', path.slice(edition.length + 1))
    return { settings, json: this.json(settings), place: pointer }
  }

  #sharedAs(path: string): string | undefined {
    for (const [from, own] of this.#shared) if (own === path) return from
    return undefined
  }
}
