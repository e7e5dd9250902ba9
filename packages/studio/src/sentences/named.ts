import {
  below,
  columnsOf,
  LABEL_SEPARATOR,
  shapeOf,
  splitPointer,
  targetOf,
  walk,
  yearOfKey,
  nodesOf,
} from '@formwright/definition'
import type { CellShape, Field, FormBundle, Schema } from '@formwright/definition'
import type { Mark, Vocabulary } from './vocabulary.ts'

/** A name in expressions, and the unique words for it in sentences. */
export interface Named {
  readonly code: string
  readonly words: string
  /** Pointer of the field or parameter. */
  readonly pointer: string
  /** The signs around it; by default those of a field. */
  readonly mark?: Mark
  readonly unit?: string
  /** The shape of its value; left out for a field of several cells. */
  readonly shape?: CellShape
  /** It has a value for each year, accessed by `.last` and the like. */
  readonly annual?: true
  /** Number of its years. */
  readonly years?: number
  /** It has a list behind it. */
  readonly listed?: true
  /** It is computed from others, such as the sum of a column, and not a field itself. */
  readonly workedOut?: true
  /** It is a column of a table of rows: the table, and its key in a row. */
  readonly column?: {
    readonly rows: Named
    readonly key: string
    readonly title: string
    /** Every row has to have it. */
    readonly isFilled: boolean
  }
}

interface Candidate extends Omit<Named, 'words'> {
  /** Possible words for it, simplest first. */
  readonly candidates: readonly string[]
}

export type Say = (text: string) => string

export function namedParams({ edition }: FormBundle, say: Say): Named[] {
  return distinct(
    Object.entries(edition.params).map(([name, { title, unit }]) => ({
      code: `params.${name}`,
      pointer: `/params/${name}`,
      mark: 'param' as const,
      candidates: [tidy(say(title)), `${tidy(say(title))} (${name})`],
      ...(unit === undefined ? {} : { unit }),
    })),
  )
}

/** Names defined by rules, and what they access in brackets, such as `[line]`. */
export function namedByRules({ ruleNames = {} }: FormBundle, say: Say): Named[] {
  const own = distinct(
    Object.entries(ruleNames).map(([code, words]) => ({
      code,
      pointer: '',
      mark: 'own' as const,
      candidates: [tidy(say(words)), `${tidy(say(words))} (${code})`],
    })),
  )
  return [...own, ...own.map((one) => ({ ...one, code: `[${one.code}]`, mark: 'by-own' as const }))]
}

/** Sets of years, named by their years: `2022—2024各年`. */
export function namedYears({ edition }: FormBundle, vocabulary: Vocabulary): Named[] {
  return distinct(
    Object.entries(edition.years).map(([code, years]) => {
      const words = vocabulary.yearSet(years)
      return {
        code,
        pointer: `/years/${code}`,
        mark: 'years' as const,
        candidates: [words, `${words} (${code})`],
      }
    }),
  )
}

/** Members of rows and groups by key; members with the same key share their titles. */
export function namedColumns(fields: readonly Field[], say: Say): Named[] {
  const titles = new Map<string, Set<string>>()
  const add = (key: string, title: string) => {
    if (!/^[A-Za-z_]\w*$/.test(key) || tidy(title) === '') return
    titles.set(key, (titles.get(key) ?? new Set()).add(tidy(say(title))))
  }
  for (const { node: top } of fields)
    for (const node of walk(top)) {
      if (node !== top) add(node.key, node.schema.title ?? '')
      for (const { key, title } of node.schema['x-list']?.columns ?? []) add(key, title)
    }
  return distinct(
    [...titles].map(([key, all]) => {
      const words = [...all].join('/')
      return {
        code: `.${key}`,
        pointer: '',
        mark: 'column' as const,
        candidates: [words, `${words} (${key})`],
      }
    }),
  )
}

export function namedFields(bundle: FormBundle, fields: readonly Field[], say: Say): Named[] {
  const partTitle = new Map(bundle.parts.map(({ key, title }) => [key, say(title)]))
  const wholes = fields.map((field) => {
    const annual = field.schema['x-annual'] !== undefined
    const own = field.cells.length === 1 || annual ? field.cells[0]?.shape : undefined
    const alone = own ?? (shapeOf(field.schema) === 'rows' ? 'rows' : undefined)
    return {
      ...described(
        field.pointer,
        say(field.title),
        labelIn(field.label, say),
        partTitle.get(field.part) ?? '',
      ),
      ...unitOf(field.schema['x-unit'] ?? (annual ? field.cells[0]?.schema['x-unit'] : undefined)),
      ...(alone === undefined ? {} : { shape: alone }),
      ...(annual ? { annual: true as const, years: field.cells.length } : {}),
      ...(field.schema['x-list'] ? { listed: true as const } : {}),
    }
  })
  const cells = fields.flatMap((field) =>
    field.schema['x-annual'] === undefined
      ? field.cells
          .filter(
            ({ pointer }) =>
              pointer !== field.pointer &&
              !pointer.includes('*') &&
              !splitPointer(pointer).some((key) => yearOfKey(key) !== undefined),
          )
          .map(({ pointer, label, schema, shape }) => {
            const own = say(label.split(LABEL_SEPARATOR).at(-1)!)
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

/** Groups by title, except titles that a field has as well. */
export function namedGroups(bundle: FormBundle, say: Say, taken: ReadonlySet<string>): Named[] {
  const groups = nodesOf(bundle).filter(
    ({ kind, pointer, schema }) => kind === 'group' && pointer !== '' && schema.title !== undefined,
  )
  const parts = new Set(bundle.parts.map(({ key }) => below('', key)))
  return distinct(
    groups
      .filter(({ pointer }) => !parts.has(pointer) && !splitPointer(pointer).includes('*'))
      .map(({ pointer, schema }) => ({
        code: targetOf(pointer),
        pointer,
        candidates: [tidy(say(schema.title!))].filter((words) => words !== '' && !taken.has(words)),
      })),
  )
}

function unitOf(unit: string | undefined): { readonly unit?: string } {
  return unit === undefined ? {} : { unit }
}

function labelIn(label: string, say: Say): string {
  return label.split(LABEL_SEPARATOR).map(say).join('·')
}

/** A text without the signs that mark names in sentences. */
export function tidy(text: string): string {
  return text.replaceAll(/[「」【】『』〔〕‹›«»⟨⟩⟦⟧\n]/g, '').trim()
}

function described(pointer: string, title: string, label: string, part: string) {
  const code = targetOf(pointer)
  const full = tidy(label)
  const candidates = [tidy(title), full, `${tidy(part)}·${full || tidy(title)}`, `${tidy(title)} (${code})`]
  return { code, pointer, candidates: candidates.filter(Boolean) }
}

/** Assigns each name the simplest words that are not ambiguous. */
function distinct(all: readonly Candidate[]): Named[] {
  const taken = new Map<string, number>()
  for (const { candidates } of all)
    for (const text of new Set(candidates)) taken.set(text, (taken.get(text) ?? 0) + 1)
  return all.map(({ candidates, ...named }) => ({
    ...named,
    words: candidates.find((text) => taken.get(text) === 1) ?? named.code,
  }))
}

/** The columns of a table of rows, for rules that iterate over them. */
export function columnsOfRows(rows: Named, list: Schema, say: Say): Named[] {
  const required = new Set(typeof list.items === 'object' ? list.items.required : [])
  return columnsOf(list).flatMap(([key, schema]) => {
    const title = tidy(say(schema.title ?? ''))
    if (title === '' || !/^[A-Za-z_]\w*$/.test(key)) return []
    return [
      {
        code: `${rows.code}.${key}`,
        words: `${rows.words}·${title}`,
        pointer: `${rows.pointer}/*/${key}`,
        shape: shapeOf(schema),
        ...unitOf(schema['x-unit']),
        column: { rows, key, title, isFilled: required.has(key) },
      },
    ]
  })
}

/** A title without the unit in brackets at its end. */
export function shortened(title: string): string {
  return title.replace(/\s*(?:（[^（）]*）|\([^()]*\))$/, '')
}

/** Short forms of names, such as `集群总产值` for `集群总产值（亿元）`, if they are unambiguous. */
export function withoutUnits(all: readonly Named[]): Named[] {
  const plain = all.map((one) => ({ ...one, words: shortened(one.words) }))
  // 其中：研发人员 can be called 研发人员
  const behind = plain.map((one) => ({ ...one, words: one.words.replace(/^[^：:·]+[：:]\s*/, '') }))
  const short = [...plain, ...behind.filter(({ words }, index) => words !== plain[index]!.words)]
  const times = new Map<string, number>()
  for (const { words } of [...short, ...all]) times.set(words, (times.get(words) ?? 0) + 1)
  return short.filter(({ words }) => words !== '' && times.get(words) === 1)
}

/** The title of a column without any signs. */
export function columnWords(text: string): string {
  return text
    .replaceAll(/^的?[「『‹⟨“《]|[」』›⟩”》]$|^’s ⟨/g, '')
    .replace(/^的/, '')
    .trim()
}
