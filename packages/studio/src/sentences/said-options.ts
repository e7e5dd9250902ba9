import { targetOf, titledChoicesOf, yesNo } from '@formwright/definition'
import type { Field, Language, Option, Schema } from '@formwright/definition'
import { startsWithWordInAnyCase } from './vocabulary.ts'

/** A value to choose from: as expressions write it, and by its title. */
export interface SaidOption {
  readonly code: string
  readonly title: string
}

/** The fields that stand around a value: those of its own comparison, and all of the sentence. */
export interface Around {
  readonly clause: readonly string[]
  readonly all: readonly string[]
}

interface Choices {
  readonly target: string
  readonly options: readonly SaidOption[]
}

/**
 * What the fields of a form are chosen from, by titles: options, yes and no, numbers with names. A title
 * means what the field beside it means by it, so that two fields may each have a “Yes” of their own.
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
            // a choice in rows is spoken of by the member of the row alone
            target: pointer.includes('*') ? `.${target.split('.').at(-1)}` : target,
            options: options.map(({ code, title }) => ({ code, title: say(title) })),
          },
        ]
      }),
    )
  }

  /** The options of one field, by what stands for them in answers. */
  of(target: string): readonly Option[] {
    const options = this.#all.find((one) => one.target === target)?.options ?? []
    return options.map(({ code, title }) => ({ const: code.replaceAll(/^'|'$/g, ''), title }))
  }

  /** Every title that one of the fields has. */
  titlesOf(targets: readonly string[]): readonly string[] {
    return [...new Set(this.#named(targets).map(({ title }) => title))]
  }

  /** Whether a text begins with the title of an option, of whatever field. */
  startsTitle(text: string): boolean {
    return this.#all.some(({ options }) => options.some(({ title }) => startsWithWordInAnyCase(text, title)))
  }

  /** What stands for a title. Capitals make no difference where two options differ by nothing else. */
  codeOf(title: string, around: Around): string | undefined {
    const reported = (is: (one: SaidOption) => boolean) =>
      only(this.#named(around.clause).filter(is)) ?? only(this.#named(around.all).filter(is))
    const lower = title.toLowerCase()
    return (reported((one) => one.title === title) ?? reported((one) => one.title.toLowerCase() === lower))
      ?.code
  }

  /** The title of what stands in an expression, where that is read back as the same. */
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

/** The one option that all are; `undefined` where they are several, or none. */
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

/** What parts comparisons. */
const PARTING = new Set(['&&', '||', '?', ':'])

/** The fields around each piece of a sentence; where its comparison names none, those of the one before. */
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
