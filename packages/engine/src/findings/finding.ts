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

/** A word of the catalogue from which messages are assembled. */
export type WordName = keyof typeof words

/** Something in the answers that an applicant has to look at. */
export interface Finding {
  /** A code of the catalogue, or the id of a rule. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly kind: RuleKind
  /** Pointer of the cell, or of the group if it concerns all of it. */
  readonly pointer: string
  /** The names of the rows that contain it, from the outermost. */
  readonly rows?: readonly string[]
  /** Pointers of related fields. */
  readonly related: readonly string[]
  readonly message: string
  /** Number of further findings of the same kind in the same list that are not listed. */
  readonly more?: number
  readonly values: Readonly<Record<string, Json>>
  /** Reference to the instruction, note or regulation that the rule comes from. */
  readonly source: string
  /** The regional authority that issued the rule, severity or threshold, if it is not the edition's. */
  readonly issuer?: string
  /** The number of the check in the form's official list, such as `EVD-01`. */
  readonly check: string
  readonly part: string
  /**
   * Reported by the application that displays the form rather than by its checks, such as an unresolved
   * conflict.
   */
  readonly reported?: true
  /** Pointer → value that would fix it, if known. */
  readonly fix?: Readonly<Record<string, Json>>
  /** Description of the fix, if its value does not show it. */
  readonly fixText?: string
  /** Pointer of a value that the form does not have; removing it fixes the finding. */
  readonly removes?: string
  /** The fix in the other direction, if `fix` copies a value from another field. */
  readonly reverseFix?: Readonly<Record<string, Json>>
}

export const NO_FINDINGS: readonly Finding[] = []

/** The number of findings, including those that are not listed. */
export function countFindings(findings: readonly Finding[]): number {
  return findings.reduce((sum, { more = 0 }) => sum + 1 + more, 0)
}

/** Creates the findings that follow from the schema, with the edition's wording and numbers. */
export class Wording {
  readonly language: Language
  /** The localisation for the reader. */
  readonly locale: FormLocale
  /** The “nothing to report” word of the answers. */
  readonly none: string
  /** Whether findings are created without texts. */
  readonly isSilent: boolean
  readonly #bundle: FormBundle
  readonly #checks = new Map<string, SchemaCheck>()
  readonly #isSource: boolean
  readonly #texts: Readonly<Record<string, string>>
  #silent: Wording | undefined
  #units: UnitTable | undefined

  /** @param isSilent creates findings without texts, when they are only counted */
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
   * The decimal sign for numbers in texts: a comma if the reader or the form uses one, because a point may
   * then group thousands.
   */
  get decimalSign(): string {
    const own = localeOf(this.#bundle, languageOf(this.#bundle.form))
    return [this.locale, own].some((locale) => locale.decimalSign === ',') ? ',' : '.'
  }

  /** Creates the same findings without texts. */
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

  /** Title of the form. */
  get formTitle(): string {
    return this.#bundle.form.title
  }

  /** The time zone of the form. */
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

  /** Formats fractions and long numbers; other whole numbers stay, because they select plural forms. */
  #readable(values: Values): Values {
    const numbers = Object.entries(values).filter(
      ([, value]) => typeof value === 'number' && (value % 1 !== 0 || Math.abs(value) >= 10_000),
    )
    if (numbers.length === 0) return values
    const shown = numbers.map(([key, value]) => [key, showValue(value, this.locale)])
    return { ...values, ...(Object.fromEntries(shown) as Values) }
  }

  /** A text of the form in the reader's language; labels are translated per title. */
  text(text: string): string {
    return this.locale.text(text)
  }

  /**
   * The message: the edition's for the case, the catalogue's for the case, the edition's for the code, the
   * catalogue's for the code.
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

  /** The edition's own message in the reader's language; `undefined` if it is not translated. */
  #written(message: string | undefined): string | undefined {
    return message === undefined || this.#isSource ? message : this.#texts[message]
  }
}

/** Cases that only add detail to their code: an edition's message for the code covers them too. */
const OF_CODE: ReadonlySet<string> = new Set(['required:none'] satisfies FindingText[])

/** A value for messages: short, on one line, numbers in the reader's format. */
export function showValue(value: unknown, locale: FormLocale): string {
  if (typeof value === 'number') return locale.number(value, { grouping: 'long' })
  if (typeof value === 'object' && value !== null && !isShort(value))
    return Array.isArray(value) ? '[…]' : '{…}'
  const text = constantText(value, locale)
  return text.length > 40 ? `“${truncate(text, 40)}…”` : `“${text}”`
}

/** As `showValue`, for a message with its own quotes. */
export function bareValue(value: unknown, locale: FormLocale): string {
  return showValue(value, locale).replace(/^“(.*)”$/s, '$1')
}

/** Whether a list or object has few values and little depth. */
function isShort(value: object): boolean {
  const members: unknown[] = Object.values(value)
  return members.length <= 4 && !members.some((one) => typeof one === 'object' && one !== null)
}

/** The key of a warning in the applicant's reasons. */
export function reasonKey({ code, pointer }: Pick<Finding, 'code' | 'pointer'>): string {
  return `${code} ${pointer}`
}
