import { speaker } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import texts from './notes.json' with { type: 'json' }

const say = speaker(texts)

export type ImportNoteCode = keyof typeof texts

/** What an import could not keep unchanged, or decided, at a pointer of the schema, UI schema or data. */
export interface ImportNote {
  readonly code: ImportNoteCode
  readonly file: 'schema' | 'ui' | 'data'
  /** JSON Pointer in the imported file. */
  readonly pointer: string
  readonly params: Readonly<Record<string, string>>
}

/** A note in the reader's language. */
export function explainNote({ code, params }: ImportNote, language: Language): string {
  return say(code, language, params)
}

/** Collects the notes of an import, without duplicates. */
export class Notes {
  readonly #notes = new Map<string, ImportNote>()

  add(
    code: ImportNoteCode,
    file: ImportNote['file'],
    pointer: string,
    params: Readonly<Record<string, unknown>> = {},
  ): void {
    const written = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, show(value)]))
    const note: ImportNote = { code, file, pointer, params: written }
    this.#notes.set(JSON.stringify(note), note)
  }

  all(): readonly ImportNote[] {
    return [...this.#notes.values()]
  }
}

const LONG = 80

function show(value: unknown): string {
  const text =
    typeof value === 'string' ? value : typeof value === 'function' ? '(function)' : JSON.stringify(value)
  return text === undefined ? '' : text.length > LONG ? `${text.slice(0, LONG)}…` : text
}
