import type { FormFile } from './form-file.ts'
import type { Schema } from './schema.ts'
import type { UiElement } from './screen.ts'
import type { RuleEntry } from './rules.ts'
import type { PaperPart } from './paper.ts'
import type { CarryMap, EditionFile, RegionalVariant } from './edition-file.ts'

/** A part of the form: its key in the answers (empty for a form of one part) and its official title. */
export interface Part {
  readonly key: string
  readonly title: string
  readonly folder: string
}

/** An edition in one piece; everything downstream works with this only. */
export interface FormBundle {
  readonly formwright: 1
  readonly form: FormFile
  /** `issuer` of an instruction: the authority of the region that gives it. */
  readonly edition: Omit<EditionFile, 'instructions'> & {
    readonly instructions?: readonly {
      readonly id: string
      readonly text: string
      readonly issuer?: string
    }[]
  }
  readonly parts: readonly Part[]
  readonly schema: Schema
  readonly ui: UiElement
  readonly rules: readonly RuleEntry[]
  /** Names that sentences use for rows and values named by rules; absent if there are none. */
  readonly ruleNames?: Readonly<Record<string, string>>
  readonly paper: readonly PaperPart[]
  /** Language → text as the form is written → translation. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** How answers of the previous edition are converted; absent if there is none. */
  readonly carry?: CarryMap
  /** Regional variants by region code. */
  readonly variants?: readonly RegionalVariant[]
  /**
   * If years follow a date in the answers: the edition before its years are filled in; see `bundleInYears`.
   */
  readonly unfilled?: UnfilledBundle
  /** SHA-256 of the canonical JSON of everything above, `sha256:` and hex. */
  readonly digest: string
}

/** An edition before its years are filled in. */
export type UnfilledBundle = Omit<FormBundle, 'digest' | 'unfilled'>
