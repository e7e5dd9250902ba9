import type { FileMap } from '@formwright/definition'
import { JsonText } from './json-text.ts'

/** Path → the file's new text; `undefined` for a file that goes. */
export type FileChanges = ReadonlyMap<string, string | undefined>

/** Gathers the edits of one act over the files of a form folder. Nothing is changed until the changes are applied. */
export class FileEdits {
  readonly #files: FileMap
  readonly #open = new Map<string, JsonText>()
  readonly #whole = new Map<string, string | undefined>()

  constructor(files: FileMap) {
    this.#files = files
  }

  /** True when there is such a file, edits so far taken into account. */
  has(path: string): boolean {
    return this.#whole.has(path) ? this.#whole.get(path) !== undefined : this.#files.has(path)
  }

  /** The JSON file at a path, to be edited. */
  json(path: string): JsonText {
    const known = this.#open.get(path)
    if (known) return known
    const text = this.#whole.get(path) ?? this.#files.get(path)
    if (text === undefined) throw new Error(`There is no file ${path}`)
    const opened = new JsonText(text)
    this.#open.set(path, opened)
    return opened
  }

  /** Writes a file anew. */
  write(path: string, text: string): void {
    this.#open.delete(path)
    this.#whole.set(path, text)
  }

  remove(path: string): void {
    this.#open.delete(path)
    this.#whole.set(path, undefined)
  }

  /** What differs from the files as they were. */
  changes(): FileChanges {
    const changes = new Map<string, string | undefined>(this.#whole)
    for (const [path, json] of this.#open) changes.set(path, json.text)
    for (const [path, text] of changes) if (this.#files.get(path) === text) changes.delete(path)
    return changes
  }
}
