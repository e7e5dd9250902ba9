import { cutToLetters } from '@formwright/definition'
import type { FormBundle, Json, RuleKind, SchemaCheck } from '@formwright/definition'
import { findingCatalogue, words } from './catalogue.ts'
import type { Entry, FindingCode } from './catalogue.ts'

/** Something that an applicant has to look at. */
export interface Finding {
  /** A code of the catalogue, or the id of a rule. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly kind: RuleKind
  /** The cell, or the group when it is about all of it. */
  readonly pointer: string
  /** Other places that have to do with it. */
  readonly related: readonly string[]
  readonly message: string
  readonly values: Readonly<Record<string, Json>>
  /** Where the rule comes from: the instruction, the note of the form, the regulation. */
  readonly source: string
  /** The number of the check in the declaration's own list, as `EVD-01`. */
  readonly check: string
  readonly part: string
  /** Found by who shows the form, not by its checks: as a value that two people left undecided. */
  readonly reported?: true
  /** Pointer → value that would mend it, where one is known. */
  readonly fix?: Readonly<Record<string, Json>>
  /** The same agreement the other way round, where `fix` takes a value over from another field. */
  readonly reverseFix?: Readonly<Record<string, Json>>
}

export type FindingLanguage = 'zh-CN' | 'en'

export const NO_FINDINGS: readonly Finding[] = []

/** Makes the findings that follow from the schema, worded and numbered as the edition says. */
export class Wording {
  readonly language: FindingLanguage
  readonly #checks = new Map<string, SchemaCheck>()
  readonly #texts: Readonly<Record<string, string>>

  constructor(bundle: FormBundle, language: FindingLanguage) {
    this.language = language
    for (const check of bundle.edition.schemaChecks ?? [])
      this.#checks.set(check.when ? `${check.code}:${check.when}` : check.code, check)
    this.#texts = language === 'zh-CN' ? {} : (bundle.texts[language] ?? {})
  }

  finding(
    code: FindingCode,
    about: {
      pointer: string
      part: string
      label: string
      when?: string | undefined
      related?: readonly string[]
      fix?: Record<string, Json>
      source?: string | undefined
    },
    values: Record<string, Json> = {},
  ): Finding {
    const entry: Entry = findingCatalogue[code]
    const check =
      (about.when === undefined ? undefined : this.#checks.get(`${code}:${about.when}`)) ??
      this.#checks.get(code)
    const label = this.text(about.label)
    const shown = { ...values, label }
    return {
      code,
      severity: entry.severity,
      kind: entry.kind,
      pointer: about.pointer,
      related: about.related ?? [],
      message: fill(this.#template(entry, check, about.when), shown),
      values,
      source: about.source ?? check?.source ?? '',
      check: check?.id ?? '',
      part: about.part,
      ...(about.fix ? { fix: about.fix } : {}),
    }
  }

  /** A word of the catalogue in the reader's language. */
  word(name: keyof typeof words, values: Record<string, Json> = {}): string {
    return fill(words[name][this.language === 'en' ? 'en' : 'zh'], values)
  }

  /** A text of the form in the reader's language; labels are translated piece by piece. */
  text(text: string): string {
    if (this.language === 'zh-CN') return text
    return (
      this.#texts[text] ??
      text
        .split('｜')
        .map((piece) => this.#texts[piece] ?? piece)
        .join(' | ')
    )
  }

  /** The edition's words for the case, the catalogue's for it, the edition's for the code, the catalogue's. */
  #template(entry: Entry, check: SchemaCheck | undefined, when: string | undefined): string {
    const own = when === undefined || check?.when === when ? undefined : entry.when?.[when]
    const message = own ? undefined : check?.message
    if (this.language === 'zh-CN') return message ?? (own ?? entry).zh
    return (message === undefined ? undefined : this.#texts[message]) ?? (own ?? entry).en
  }
}

function fill(template: string, values: Record<string, Json>): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** What was filled in, as it can be shown: short, one line, whatever it is. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return value.length > 40 ? `“${cutToLetters(value, 40)}…”` : `“${value}”`
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  return Array.isArray(value) ? '[…]' : '{…}'
}

/** Names a warning in the reasons that an applicant writes. */
export function reasonKey({ code, pointer }: Pick<Finding, 'code' | 'pointer'>): string {
  return `${code} ${pointer}`
}
