import { optionsOf, targetOf, translate } from '@formwright/definition'
import type { CellShape, Field, FormBundle, Language, Option } from '@formwright/definition'
import { Vocabulary } from './vocabulary.ts'

/**
 * A name in an expression and the words that stand for it in a sentence; each belongs to one of the other.
 */
export interface Named {
  readonly code: string
  readonly words: string
  /** Pointer of the field or parameter, to show it. */
  readonly pointer: string
  readonly unit?: string
  /** What kind of value it holds; a field of several cells has none. */
  readonly shape?: CellShape
  /** It has a value for each year, named by `.last` and the like. */
  readonly annual?: true
}

/** The words for everything that an edition's rules may name. */
export class Names {
  readonly fields: readonly Named[]
  readonly params: readonly Named[]
  readonly #byCode: ReadonlyMap<string, Named>
  readonly #byWords: ReadonlyMap<string, Named>
  readonly #options: readonly { readonly target: string; readonly options: readonly Option[] }[]
  readonly vocabulary: Vocabulary

  /** @param language of the sentences: labels come translated where the form has a translation */
  constructor(bundle: FormBundle, fields: readonly Field[], language: Language) {
    this.vocabulary = new Vocabulary(language)
    const say = (text: string) => translate(bundle, language, text)
    this.fields = namedFields(bundle, fields, say)
    this.params = distinct(
      Object.entries(bundle.edition.params).map(([name, { title, unit }]) => ({
        code: `params.${name}`,
        pointer: `/params/${name}`,
        candidates: [tidy(say(title)), `${tidy(say(title))} (${name})`],
        ...(unit === undefined ? {} : { unit }),
      })),
    )
    const all = [...this.fields, ...this.params]
    this.#byCode = new Map(all.map((one) => [one.code, one]))
    this.#byWords = new Map(all.map((one) => [this.vocabulary.mark(one), one]))
    this.#options = fields.flatMap((field) =>
      field.cells.flatMap(({ pointer, schema }) => {
        const options = optionsOf(schema) ?? (schema.items && optionsOf(schema.items))
        return options
          ? [
              {
                target: targetOf(pointer),
                options: options.map((option) => ({ ...option, title: say(option.title) })),
              },
            ]
          : []
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

  /** The options of a choice or of a group of ticks. */
  optionsOf({ code }: Named): readonly Option[] {
    return this.#options.find(({ target }) => target === code)?.options ?? []
  }

  /**
   * The options of the choices that an expression names, those whose code or title is not distinguished left
   * out.
   */
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

interface Candidate extends Omit<Named, 'words'> {
  /** Words for it, the plainest first. */
  readonly candidates: readonly string[]
}

type Say = (text: string) => string

function namedFields(bundle: FormBundle, fields: readonly Field[], say: Say): Named[] {
  const partTitle = new Map(bundle.parts.map(({ key, title }) => [key, say(title)]))
  const wholes = fields.map((field) => {
    const annual = field.schema['x-annual'] !== undefined
    const alone = field.cells.length === 1 || annual ? field.cells[0]?.shape : undefined
    return {
      ...described(
        field.pointer,
        say(field.title),
        labelIn(field.label, say),
        partTitle.get(field.part) ?? '',
      ),
      ...unitOf(field.schema['x-unit'] ?? (annual ? field.cells[0]?.schema['x-unit'] : undefined)),
      ...(alone === undefined ? {} : { shape: alone }),
      ...(annual ? { annual: true as const } : {}),
    }
  })
  const cells = fields.flatMap((field) =>
    field.schema['x-annual'] === undefined
      ? field.cells
          .filter(
            ({ pointer }) =>
              pointer !== field.pointer && !pointer.includes('*') && !/\/y\d{4}(\/|$)/.test(pointer),
          )
          .map(({ pointer, label, schema, shape }) => {
            const own = say(label.split('｜').at(-1)!)
            const part = partTitle.get(field.part) ?? ''
            return {
              ...described(pointer, `${say(field.title)}·${own}`, labelIn(label, say), part),
              ...unitOf(schema['x-unit']),
              shape,
            }
          })
      : [],
  )
  return distinct([...wholes, ...cells])
}

function unitOf(unit: string | undefined): { readonly unit?: string } {
  return unit === undefined ? {} : { unit }
}

function labelIn(label: string, say: Say): string {
  return label.split('｜').map(say).join('·')
}

/** Words without the signs that mark names in sentences. */
function tidy(text: string): string {
  return text.replaceAll(/[「」【】‹›«»\n]/g, '').trim()
}

function described(pointer: string, title: string, label: string, part: string) {
  const code = targetOf(pointer)
  const full = tidy(label)
  const candidates = [tidy(title), full, `${tidy(part)}·${full || tidy(title)}`, `${tidy(title)}（${code}）`]
  return { code, pointer, candidates: candidates.filter(Boolean) }
}

/** Gives each the plainest words that no other would have as well. */
function distinct(all: readonly Candidate[]): Named[] {
  const taken = new Map<string, number>()
  for (const { candidates } of all)
    for (const text of new Set(candidates)) taken.set(text, (taken.get(text) ?? 0) + 1)
  return all.map(({ candidates, ...named }) => ({
    ...named,
    words: candidates.find((text) => taken.get(text) === 1) ?? named.code,
  }))
}
