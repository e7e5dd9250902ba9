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
  readonly #opened = new Map<string, JsonText>()
  readonly #replaced = new Map<string, string | undefined>()

  /** @param shared path of an inherited file → path of the edition's own copy */
  constructor(files: FileMap, shared: ReadonlyMap<string, string> = new Map()) {
    this.#files = files
    this.#shared = shared
  }

  /** The text of a file including the edits so far; `undefined` if it does not exist. */
  text(file: string): string | undefined {
    const path = this.#ownPath(file)
    if (this.#replaced.has(path)) return this.#replaced.get(path)
    return this.#opened.get(path)?.text ?? this.#originalText(path)
  }

  /** The JSON file at a path, for editing. */
  json(file: string): JsonText {
    const path = this.#ownPath(file)
    const known = this.#opened.get(path)
    if (known) return known
    const text = this.text(path)
    if (text === undefined) throw new Error(`There is no file ${path}`)
    const opened = new JsonText(text)
    this.#opened.set(path, opened)
    this.#replaced.delete(path)
    return opened
  }

  /** Replaces a whole file. An entry in `inherits` that excludes the path is removed. */
  write(file: string, text: string): void {
    const path = this.#ownPath(file)
    this.#opened.delete(path)
    this.#replaced.set(path, text)
    const inherits = this.#inheritsEntry(path)
    if (inherits?.json.get(inherits.pointer) === null) inherits.json.remove(inherits.pointer)
  }

  /**
   * Removes a file. If the edition would then inherit another one at this path, that is excluded in
   * `inherits`.
   */
  remove(file: string): void {
    const path = this.#ownPath(file)
    this.#opened.delete(path)
    this.#replaced.set(path, undefined)
    if (this.#inheritedFile(path) !== undefined) this.#setInherited(path, null)
  }

  /** Inherits a file from another edition. */
  share(path: string, from: string): void {
    if (this.#inheritedFile(path) !== from) this.#setInherited(path, `../${from}`)
  }

  /** The files that differ from the original ones. */
  changes(): FileChanges {
    const changes = new Map<string, string | undefined>(this.#replaced)
    for (const [path, json] of this.#opened) changes.set(path, json.text)
    for (const [path, text] of changes)
      if (text === undefined ? !this.#files.has(path) : this.#originalText(path) === text)
        changes.delete(path)
    return changes
  }

  /** The path in the edition's own folder, also for an inherited file. */
  #ownPath(file: string): string {
    return this.#shared.get(file) ?? file
  }

  /** The text of a file, own or inherited, before the edits. */
  #originalText(path: string): string | undefined {
    return this.#files.get(path) ?? this.#files.get(this.#sourceOf(path) ?? '')
  }

  /** The file that the edition would inherit at a path without an own file or entry in `inherits`. */
  #inheritedFile(path: string): string | undefined {
    const inherits = this.#inheritsEntry(path)
    if (!inherits) return undefined
    const { settings, json, pointer } = inherits
    if (json.get(pointer) !== undefined) json.remove(pointer)
    const changes = new Map([...this.#replaced, [settings, json.text], [path, undefined]])
    return holderInEdition(withChanges(this.#files, changes), path)
  }

  /** @param from `null` excludes the path */
  #setInherited(path: string, from: string | null): void {
    const inherits = this.#inheritsEntry(path)
    inherits?.json.set(inherits.pointer, from)
  }

  /** The entry of a path in `inherits` of `edition.json`; `undefined` if the edition inherits nothing. */
  #inheritsEntry(path: string) {
    const edition = path.slice(0, path.indexOf('/'))
    const settings = `${edition}/edition.json`
    if (!this.text(settings)?.includes('"inherits"')) return undefined
    const pointer = below('/inherits', path.slice(edition.length + 1))
    return { settings, json: this.json(settings), pointer }
  }

  /** The path of the inherited file whose own copy has this path. */
  #sourceOf(path: string): string | undefined {
    for (const [from, own] of this.#shared) if (own === path) return from
    return undefined
  }
}
