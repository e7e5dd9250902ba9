import { targetOf, titledChoicesOf, yesNo } from '@formwright/definition'
import type { Field, Language, Option, Schema } from '@formwright/definition'
import { startsWithWordInAnyCase } from './vocabulary.ts'

/** A value that can be chosen: its code in expressions, and its title. */
export interface SaidOption {
  readonly code: string
  readonly title: string
}

/** The fields around a value: those in its comparison, and those in the whole sentence. */
export interface Around {
  readonly clause: readonly string[]
  readonly all: readonly string[]
}

interface Choices {
  readonly target: string
  readonly options: readonly SaidOption[]
}

/**
 * The choices of a form's fields by title: options, yes and no, numbers with titles. A title is resolved by
 * the field next to it, so that several fields can each have a “Yes”.
 */
export class SaidOptions {
  readonly #all: readonly Choices[]

  constructor(fields: readonly Field[], language: Language, say: (text: string) => string) {
    this.#all = fields.flatMap((field) =>
      field.cells.flatMap(({ pointer, schema }) => {
        const options =
          choicesOf(schema, language) ?? (schema.items ? choicesOf(schema.items, language) : undefined)
        if (!options) return []
        const target = targetOf(pointer)
        return [
          {
            // a choice in rows is identified by its member key only
            target: pointer.includes('*') ? `.${target.split('.').at(-1)}` : target,
            options: options.map(({ code, title }) => ({ code, title: say(title) })),
          },
        ]
      }),
    )
  }

  /** The options of a field, with their values in answers. */
  of(target: string): readonly Option[] {
    const options = this.#all.find((one) => one.target === target)?.options ?? []
    return options.map(({ code, title }) => ({ const: code.replaceAll(/^'|'$/g, ''), title }))
  }

  /** All titles of the fields' options. */
  titlesOf(targets: readonly string[]): readonly string[] {
    return [...new Set(this.#named(targets).map(({ title }) => title))]
  }

  /** Whether a text starts with the title of an option of any field. */
  startsTitle(text: string): boolean {
    return this.#all.some(({ options }) => options.some(({ title }) => startsWithWordInAnyCase(text, title)))
  }

  /** The code for a title. Case is ignored unless two options only differ by it. */
  codeOf(title: string, around: Around): string | undefined {
    const reported = (is: (one: SaidOption) => boolean) =>
      only(this.#named(around.clause).filter(is)) ?? only(this.#named(around.all).filter(is))
    const lower = title.toLowerCase()
    return (reported((one) => one.title === title) ?? reported((one) => one.title.toLowerCase() === lower))
      ?.code
  }

  /** The title for a code, if it resolves to the same code. */
  titleOf(code: string, around: Around): string | undefined {
    for (const targets of [around.clause, around.all]) {
      const { title } = this.#named(targets).find((one) => one.code === code) ?? {}
      if (title !== undefined && !title.includes('”') && this.codeOf(title, around) === code) return title
    }
    return undefined
  }

  #named(targets: readonly string[]): readonly SaidOption[] {
    return this.#all
      .filter(({ target }) => targets.some((code) => code === target || code.startsWith(`${target}.`)))
      .flatMap(({ options }) => options)
  }
}

/** The option, if all are the same one; otherwise `undefined`. */
function only(options: readonly SaidOption[]): SaidOption | undefined {
  return options.every(({ code }) => code === options[0]!.code) ? options[0] : undefined
}

function choicesOf(schema: Schema, language: Language): readonly SaidOption[] | undefined {
  const choices = titledChoicesOf(schema)
  if (choices)
    return choices
      .map(({ const: value, title }) => ({
        code: typeof value === 'string' ? `'${value}'` : String(value),
        title,
      }))
      .filter(({ code, title }) => code !== title)
  return schema.type === 'boolean'
    ? [true, false].map((value) => ({ code: String(value), title: yesNo(value, language) }))
    : undefined
}

/** Tokens that separate comparisons. */
const PARTING = new Set(['&&', '||', '?', ':'])

/** The fields around each token; a comparison without fields uses those of the previous one. */
export function fieldsAround(
  tokens: readonly { readonly code: string; readonly target?: string | undefined }[],
): readonly Around[] {
  const clauses: string[][] = [[]]
  const locations = tokens.map(({ code, target }) => {
    if (PARTING.has(code.trim())) clauses.push([])
    if (target !== undefined) clauses.at(-1)!.push(target)
    return clauses.length - 1
  })
  const all = clauses.flat()
  return locations.map((index) => ({
    clause: clauses.slice(0, index + 1).findLast((targets) => targets.length > 0) ?? [],
    all,
  }))
}
