import { below } from '@formwright/definition'
import type { FileMap } from '@formwright/definition'
import { JsonText } from './json-text.ts'

/** Path → the file's new text; `undefined` for a file that goes. */
export type FileChanges = ReadonlyMap<string, string | undefined>

/** Files with changes applied; those given stay as they are. */
export function withChanges(files: FileMap, changes: FileChanges): FileMap {
  const result = new Map(files)
  for (const [path, text] of changes) {
    if (text === undefined) result.delete(path)
    else result.set(path, text)
  }
  return result
}

/**
 * Gathers the edits of one act over the files of a form folder. Nothing is changed until the changes are
 * applied. A file that the edition shares with another is copied into the edition when it is changed.
 */
export class FileEdits {
  readonly #files: FileMap
  readonly #shared: ReadonlyMap<string, string>
  readonly #open = new Map<string, JsonText>()
  readonly #whole = new Map<string, string | undefined>()

  /** @param shared path of a file that is taken from elsewhere → the path that the edition's own copy has */
  constructor(files: FileMap, shared: ReadonlyMap<string, string> = new Map()) {
    this.#files = files
    this.#shared = shared
  }

  /** The text of a file, edits so far taken into account; `undefined` when there is none. */
  text(file: string): string | undefined {
    const path = this.#own(file)
    if (this.#whole.has(path)) return this.#whole.get(path)
    return this.#open.get(path)?.text ?? this.#before(path)
  }

  /** The JSON file at a path, to be edited. */
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

  /** Writes a file anew. */
  write(file: string, text: string): void {
    const path = this.#own(file)
    this.#open.delete(path)
    this.#whole.set(path, text)
  }

  remove(file: string): void {
    const path = this.#own(file)
    this.#open.delete(path)
    this.#whole.set(path, undefined)
    if (this.#sharedAs(path) === undefined) return
    const edition = path.slice(0, path.indexOf('/'))
    this.json(`${edition}/edition.json`).set(below('/inherits', path.slice(edition.length + 1)), null)
  }

  /** What differs from the files as they were. */
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

  #sharedAs(path: string): string | undefined {
    for (const [from, own] of this.#shared) if (own === path) return from
    return undefined
  }
}
