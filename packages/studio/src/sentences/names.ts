import { optionsOf, targetOf } from '@formwright/definition'
import type { Field, FormBundle, Option } from '@formwright/definition'
import words from './words.json' with { type: 'json' }

/** A name in an expression and the words that stand for it in a sentence; each belongs to one of the other. */
export interface Named {
  readonly code: string
  readonly words: string
  /** Pointer of the field or parameter, to show it. */
  readonly pointer: string
  readonly unit?: string
}

/** The words for everything that an edition's rules may name. */
export class Names {
  readonly fields: readonly Named[]
  readonly params: readonly Named[]
  readonly #byCode: ReadonlyMap<string, Named>
  readonly #byWords: ReadonlyMap<string, Named>
  readonly #options: readonly { readonly target: string; readonly options: readonly Option[] }[]

  constructor(bundle: FormBundle, fields: readonly Field[]) {
    this.fields = namedFields(bundle, fields)
    this.params = distinct(
      Object.entries(bundle.edition.params).map(([name, { title, unit }]) => ({
        code: `params.${name}`,
        pointer: `/params/${name}`,
        candidates: [title, `${title}（${name}）`],
        ...(unit === undefined ? {} : { unit }),
      })),
    )
    const all = [...this.fields, ...this.params]
    this.#byCode = new Map(all.map((one) => [one.code, one]))
    this.#byWords = new Map(all.map((one) => [mark(one), one]))
    this.#options = fields.flatMap((field) =>
      field.cells.flatMap(({ pointer, schema }) => {
        const options = optionsOf(schema) ?? (schema.items && optionsOf(schema.items))
        return options ? [{ target: targetOf(pointer), options }] : []
      }),
    )
  }

  /** The longest beginning of a dotted path that has a name, and what is left of the path. */
  longest(path: string): { readonly named: Named; readonly rest: string } | undefined {
    for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
      const named = this.#byCode.get(path.slice(0, end))
      if (named) return { named, rest: path.slice(end) }
    }
    return undefined
  }

  /** What a name in brackets stands for. */
  byWords(marked: string): Named | undefined {
    return this.#byWords.get(marked)
  }

  /** The options of the choices that an expression names, those whose code or title is not distinguished left out. */
  optionsIn(expression: string): readonly Option[] {
    const named = this.#options
      .filter(({ target }) => expression.includes(target))
      .flatMap(({ options }) => options)
    const unlike = (a: Option, b: Option) => a.const === b.const && a.title === b.title
    const once = named.filter((one, index) => named.findIndex((other) => unlike(one, other)) === index)
    return once.filter((one) =>
      once.every((other) => other === one || (other.const !== one.const && other.title !== one.title)),
    )
  }
}

/** A name as it stands in a sentence: fields in 「」, parameters in 【】. */
export function mark({ code, words: text }: Pick<Named, 'code' | 'words'>): string {
  return code.startsWith('params.') ? `【${text}】` : `「${text}」`
}

interface Candidate {
  readonly code: string
  readonly pointer: string
  /** Words for it, the plainest first. */
  readonly candidates: readonly string[]
  readonly unit?: string
}

function namedFields(bundle: FormBundle, fields: readonly Field[]): Named[] {
  const partTitle = new Map(bundle.parts.map(({ key, title }) => [key, title]))
  const wholes = fields.flatMap((field) => {
    const part = partTitle.get(field.part) ?? ''
    return describe(field.pointer, field.title, field.label, part, field.schema['x-unit'])
  })
  const cells = fields.flatMap((field) =>
    field.schema['x-annual'] === undefined
      ? field.cells
          .filter(
            ({ pointer }) =>
              pointer !== field.pointer && !pointer.includes('*') && !/\/y\d{4}(\/|$)/.test(pointer),
          )
          .flatMap(({ pointer, label, schema }) => {
            const own = label.split('｜').at(-1)!
            return describe(
              pointer,
              `${field.title}·${own}`,
              label,
              partTitle.get(field.part) ?? '',
              schema['x-unit'],
            )
          })
      : [],
  )
  return distinct([...wholes, ...cells])
}

function describe(
  pointer: string,
  title: string,
  label: string,
  part: string,
  unit: string | undefined,
): Candidate[] {
  const code = targetOf(pointer)
  const tidy = (text: string) => text.replaceAll(/[「」【】\n]/g, '').trim()
  const full = tidy(label.replaceAll('｜', '·'))
  const candidates = [tidy(title), full, `${tidy(part)}·${full || tidy(title)}`, `${tidy(title)}（${code}）`]
  return [{ code, pointer, candidates: candidates.filter(Boolean), ...(unit === undefined ? {} : { unit }) }]
}

/** Gives each the plainest words that no other would have as well. */
function distinct(all: readonly Candidate[]): Named[] {
  const taken = new Map<string, number>()
  for (const { candidates } of all)
    for (const text of new Set(candidates)) taken.set(text, (taken.get(text) ?? 0) + 1)
  return all.map(({ code, pointer, candidates, unit }) => ({
    code,
    pointer,
    words: candidates.find((text) => taken.get(text) === 1) ?? code,
    ...(unit === undefined ? {} : { unit }),
  }))
}

/** The words of the language itself: operators, functions, years. */
export const vocabulary = words
