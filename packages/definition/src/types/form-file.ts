import type { RegionLevel, RegionRegister } from '../regions/regions.ts'
import type { Language } from '../language/language.ts'
import type { DayStyle } from '../language/numbers-and-days.ts'

/** A unit of the form's own. Without more it is opaque: it agrees with itself only. */
export interface UnitDefinition {
  /**
   * The unit of which it is a multiple: `{ "of": "£", "factor": 1000 }` for £k, `{ "of": "kWh" }` for another
   * name.
   */
  readonly of?: string
  readonly factor?: number
}

/** What a transition may require beside the fields of `filled`. */
export const TRANSITION_REQUIREMENTS = [
  'no-errors',
  'warnings-explained',
  'within-window',
  'notes',
  'opinion',
  'quota',
  'order',
  'checklist',
] as const
export type TransitionRequirement = (typeof TRANSITION_REQUIREMENTS)[number]

export interface WorkflowTransition {
  readonly id: string
  readonly title: string
  readonly to: string
  readonly by: readonly string[]
  readonly requires?: readonly TransitionRequirement[]
  /** Fields that must be filled in, or proven by a file, before it. */
  readonly filled?: readonly string[]
  /**
   * What may be said with it beside what it requires: an opinion, and the day until which it is to be done.
   */
  readonly asks?: readonly ('opinion' | 'due')[]
  /** Field → what of that which is said with it goes into the answers. */
  readonly writes?: Readonly<Record<string, 'opinion' | 'date' | 'nothing'>>
  /** It takes something back or ends the application: offered, but not suggested. */
  readonly undoes?: boolean
}

export interface WorkflowState {
  readonly title: string
  /** Role → what comes next, told to who has the role. */
  readonly next?: Readonly<Record<string, string>>
  /** Role → places that the role may change in this state. */
  readonly edit?: Readonly<Record<string, readonly string[]>>
  /**
   * Role → fields whose evidence the role may add and remove in this state, beside that of fields that it may
   * change.
   */
  readonly attach?: Readonly<Record<string, readonly string[]>>
  readonly read?: readonly string[]
  readonly transitions?: readonly WorkflowTransition[]
}

export interface Workflow {
  readonly start: string
  readonly states: Readonly<Record<string, WorkflowState>>
  /**
   * Fields that are filled in, or proven by a file, only after the application was handed in, such as the
   * signature on the form that is printed then. An application lacks nothing without them; a transition that
   * needs them has them in `filled`.
   */
  readonly later?: readonly string[]
}

/** How numbers and days are written (Intl). */
export interface FormFormat {
  /** Language tag whose habits count; that of the form unless said, such as `en-GB` for a form in `en`. */
  readonly locale?: Language
  /** How days are written; `long` unless said. */
  readonly dates?: DayStyle
  /** False: digits are not grouped. */
  readonly grouping?: boolean
}

export type { RegionRegister }

export interface FormFile {
  readonly id: string
  readonly title: string
  /** The language that the form is written in; `zh-CN` unless said. */
  readonly language?: Language
  /** Other languages into which every text must be translated before the form is published. */
  readonly requiredLanguages?: readonly Language[]
  /**
   * What an applicant writes where there is nothing to report; 无 in Chinese forms and N/A in others unless
   * said.
   */
  readonly none?: string
  readonly format?: FormFormat
  /** Units that the form uses beside those of the product. */
  readonly units?: Readonly<Record<string, UnitDefinition>>
  readonly agency: string
  /** Where the form is from: the document that it puts into effect. */
  readonly source?: string
  readonly summary?: string
  readonly roles?: Readonly<
    Record<
      string,
      {
        readonly title: string
        /** One of the form’s regions, `everywhere` (`ministry`) or `system`; see `levelOfRole`. */
        readonly level?: RegionLevel
        /**
         * Which applications of its region it has to do with: all unless said, or only those of its holder’s
         * organisation.
         */
        readonly scope?: 'region' | 'own'
        /**
         * Who has this role signs in with a second factor; the role counts only once they have set one up.
         */
        readonly secondFactor?: boolean
        /** Sees private data (`x-private`) of the applications that it reads. */
        readonly seesPrivate?: boolean
      }
    >
  >
  readonly workflow?: Workflow
  /** Level → the field of the answers that names the region which the application is of. */
  readonly region?: Readonly<Record<RegionLevel, string>>
  /** What `regions.json` says. */
  readonly regions?: RegionRegister
  /** What reviewers tick off, and how they check on the spot. */
  readonly review?: {
    readonly checklist?: readonly { readonly id: string; readonly title: string }[]
    readonly spotChecks?: readonly string[]
  }
  readonly quotas?: readonly {
    readonly of: RegionLevel
    readonly limit: number
    readonly for?: string
    readonly codes?: readonly string[]
    readonly source: string
    /** False where the number is inferred and not read in a notice. */
    readonly verified?: boolean
  }[]
}
