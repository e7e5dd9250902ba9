import {
  constantText,
  truncate,
  fill,
  isSource,
  languageOf,
  localeOf,
  noneWord,
  speaker,
  textsFor,
  timeZoneOf,
  UnitTable,
} from '@formwright/definition'
import type {
  FormBundle,
  FormLocale,
  Json,
  Language,
  RuleKind,
  SchemaCheck,
  Values,
} from '@formwright/definition'
import { findingCatalogue, isFindingText } from './catalogue.ts'
import type { FindingCode, FindingText } from './catalogue.ts'
import texts from './texts.json' with { type: 'json' }
import words from './words.json' with { type: 'json' }

const sayText = speaker(texts)
const sayWord = speaker(words)

/** A word of the catalogue that messages are put together from. */
export type WordName = keyof typeof words

/** Something that an applicant has to look at. */
export interface Finding {
  /** A code of the catalogue, or the id of a rule. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly kind: RuleKind
  /** The cell, or the group when it is about all of it. */
  readonly pointer: string
  /** The names of the rows that it is in, from the outermost. */
  readonly rows?: readonly string[]
  /** Other places that have to do with it. */
  readonly related: readonly string[]
  readonly message: string
  /** So many further ones of the same kind in the same list were found, which are not listed. */
  readonly more?: number
  readonly values: Readonly<Record<string, Json>>
  /** Where the rule comes from: the instruction, the note of the form, the regulation. */
  readonly source: string
  /** The authority of a region whose rule, severity or threshold it is, where it is not the edition's own. */
  readonly issuer?: string
  /** The number of the check in the declaration's own list, as `EVD-01`. */
  readonly check: string
  readonly part: string
  /** Found by who shows the form, not by its checks: as a value that two people left undecided. */
  readonly reported?: true
  /** Pointer → value that would fix it, where one is known. */
  readonly fix?: Readonly<Record<string, Json>>
  /** What the fix does, where its value does not say it. */
  readonly fixText?: string
  /** Pointer of what the form has no place for: taking it away fixes it. */
  readonly removes?: string
  /** The same agreement the other way round, where `fix` takes a value over from another field. */
  readonly reverseFix?: Readonly<Record<string, Json>>
}

export const NO_FINDINGS: readonly Finding[] = []

/** How many things were found, those that are not listed among them. */
export function countFindings(findings: readonly Finding[]): number {
  return findings.reduce((sum, { more = 0 }) => sum + 1 + more, 0)
}

/** Makes the findings that follow from the schema, worded and numbered as the edition says. */
export class Wording {
  readonly language: Language
  /** How the form speaks to the reader. */
  readonly locale: FormLocale
  /** What may stand in the answers where there is nothing to report. */
  readonly none: string
  /** Findings are made without their texts. */
  readonly isSilent: boolean
  readonly #bundle: FormBundle
  readonly #checks = new Map<string, SchemaCheck>()
  readonly #isSource: boolean
  readonly #texts: Readonly<Record<string, string>>
  #silent: Wording | undefined
  #units: UnitTable | undefined

  /** @param isSilent makes findings without their texts, for where they are only counted */
  constructor(bundle: FormBundle, language: Language, isSilent = false) {
    this.language = language
    this.locale = localeOf(bundle, language)
    this.none = noneWord(bundle.form)
    for (const check of bundle.edition.schemaChecks ?? [])
      this.#checks.set(check.when ? `${check.code}:${check.when}` : check.code, check)
    this.#isSource = isSource(bundle.form, language)
    this.#texts = textsFor(bundle, language)
    this.isSilent = isSilent
    this.#bundle = bundle
  }

  /**
   * The sign before decimals in texts that stand in numbers' places: a comma where the reader or the form
   * writes one, as a point may part thousands then.
   */
  get decimalSign(): string {
    const own = localeOf(this.#bundle, languageOf(this.#bundle.form))
    return [this.locale, own].some((locale) => locale.decimalSign === ',') ? ',' : '.'
  }

  /** Makes the same findings without their texts. */
  get silent(): Wording {
    if (this.isSilent) return this
    return (this.#silent ??= new Wording(this.#bundle, this.language, true))
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
      fixText?: string
      removes?: string
      source?: string | undefined
    },
    values: Record<string, Json> = {},
  ): Finding {
    const { severity, kind } = findingCatalogue[code]
    const check =
      (about.when === undefined ? undefined : this.#checks.get(`${code}:${about.when}`)) ??
      this.#checks.get(code)
    return {
      code,
      severity,
      kind,
      pointer: about.pointer,
      related: about.related ?? [],
      message: this.isSilent
        ? ''
        : this.#message(code, check, about.when, {
            ...this.#readable(values),
            label: this.text(about.label),
            none: this.none,
          }),
      values,
      source: about.source ?? check?.source ?? '',
      check: check?.id ?? '',
      part: about.part,
      ...(about.fix ? { fix: about.fix } : {}),
      ...(about.fixText === undefined ? {} : { fixText: about.fixText }),
      ...(about.removes === undefined ? {} : { removes: about.removes }),
    }
  }

  /** What the form is called. */
  get formTitle(): string {
    return this.#bundle.form.title
  }

  /** The time zone in which the form is filled in. */
  get timeZone(): string {
    return timeZoneOf(this.#bundle)
  }

  /** The units that the form may use. */
  get units(): UnitTable {
    return (this.#units ??= new UnitTable(this.#bundle.form))
  }

  /** A word of the catalogue in the reader's language. */
  word(name: WordName, values: Values = {}): string {
    return this.isSilent ? '' : sayWord(name, this.language, this.#readable(values))
  }

  /**
   * Fractions and long numbers as the reader's language writes them; other whole numbers stay, as plurals are
   * chosen by them.
   */
  #readable(values: Values): Values {
    const numbers = Object.entries(values).filter(
      ([, value]) => typeof value === 'number' && (value % 1 !== 0 || Math.abs(value) >= 10_000),
    )
    if (numbers.length === 0) return values
    const shown = numbers.map(([key, value]) => [key, showValue(value, this.locale)])
    return { ...values, ...(Object.fromEntries(shown) as Values) }
  }

  /** A text of the form in the reader's language; labels are translated title by title. */
  text(text: string): string {
    return this.locale.text(text)
  }

  /**
   * The edition's words for the case, the catalogue's for it, the edition's for the code, the catalogue's.
   */
  #message(
    code: FindingCode,
    check: SchemaCheck | undefined,
    when: string | undefined,
    values: Values,
  ): string {
    const ofCase = `${code}:${when ?? ''}`
    const own = check?.when !== when && isFindingText(ofCase) && !OF_CODE.has(ofCase) ? ofCase : undefined
    const written = own ? undefined : this.#written(check?.message)
    if (written !== undefined) return fill(written, values, this.language)
    return sayText(own ?? (isFindingText(ofCase) ? ofCase : code), this.language, values)
  }

  /** The edition's own message in the reader's language; nothing where it is not translated. */
  #written(message: string | undefined): string | undefined {
    return message === undefined || this.#isSource ? message : this.#texts[message]
  }
}

/**
 * Cases that say more than their code does, but nothing else: an edition's words for the code stand for them,
 * too.
 */
const OF_CODE: ReadonlySet<string> = new Set(['required:none'] satisfies FindingText[])

/** What was filled in, as it can be shown: short, one line; numbers as the reader's language writes them. */
export function showValue(value: unknown, locale: FormLocale): string {
  if (typeof value === 'number') return locale.number(value, { grouping: 'long' })
  if (typeof value === 'object' && value !== null && !isShort(value))
    return Array.isArray(value) ? '[…]' : '{…}'
  const text = constantText(value, locale)
  return text.length > 40 ? `“${truncate(text, 40)}…”` : `“${text}”`
}

/** The same for a message that puts its own quotes around it. */
export function bareValue(value: unknown, locale: FormLocale): string {
  return showValue(value, locale).replace(/^“(.*)”$/s, '$1')
}

/** Whether a list or an object is few values, and not deep. */
function isShort(value: object): boolean {
  const members: unknown[] = Object.values(value)
  return members.length <= 4 && !members.some((one) => typeof one === 'object' && one !== null)
}

/** Names a warning in the reasons that an applicant writes. */
export function reasonKey({ code, pointer }: Pick<Finding, 'code' | 'pointer'>): string {
  return `${code} ${pointer}`
}
