import type { RegionLevel, RegionRegister } from '../regions/regions.ts'
import type { Language } from '../language/language.ts'
import type { DayStyle } from '../language/numbers-and-days.ts'

/** A unit defined by the form. Without further members it is only compatible with itself. */
export interface UnitDefinition {
  /**
   * The unit of which it is a multiple: `{ "of": "£", "factor": 1000 }` for £k, `{ "of": "kWh" }` for another
   * name.
   */
  readonly of?: string
  readonly factor?: number
}

/** What a transition may require besides the fields of `filled`. */
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
  /** Fields that must be filled in, or proven by a file, before the transition. */
  readonly filled?: readonly string[]
  /** Optional input besides what is required: an opinion, and a due date. */
  readonly asks?: readonly ('opinion' | 'due')[]
  /** Field → which input of the transition is written to it. */
  readonly writes?: Readonly<Record<string, 'opinion' | 'date' | 'nothing'>>
  /** It takes something back or ends the application: available, but not suggested. */
  readonly undoes?: boolean
}

export interface WorkflowState {
  readonly title: string
  /** Role → description of the next step for that role. */
  readonly next?: Readonly<Record<string, string>>
  /** Role → pointers that the role may change in this state. */
  readonly edit?: Readonly<Record<string, readonly string[]>>
  /**
   * Role → fields whose evidence the role may add and remove in this state, besides those that it may change.
   */
  readonly attach?: Readonly<Record<string, readonly string[]>>
  readonly read?: readonly string[]
  readonly transitions?: readonly WorkflowTransition[]
}

export interface Workflow {
  readonly start: string
  readonly states: Readonly<Record<string, WorkflowState>>
  /**
   * Fields that are filled in, or proven by a file, only after submission, such as the signature on the
   * printed form. They do not count as missing; a transition that needs them lists them in `filled`.
   */
  readonly later?: readonly string[]
}

/** How numbers and days are written (Intl). */
export interface FormFormat {
  /** Locale for number and date formats, such as `en-GB` for a form in `en`; default: the form's language. */
  readonly locale?: Language
  /** Date format; default `long`. */
  readonly dates?: DayStyle
  /** False: no digit grouping. */
  readonly grouping?: boolean
}

export type { RegionRegister }

export interface FormFile {
  readonly id: string
  readonly title: string
  /** Language of the form; default `zh-CN`. */
  readonly language?: Language
  /** Languages into which every text must be translated before publishing. */
  readonly requiredLanguages?: readonly Language[]
  /** The “nothing to report” word; default 无 in Chinese forms and N/A in others. */
  readonly none?: string
  readonly format?: FormFormat
  /** Additional units of the form. */
  readonly units?: Readonly<Record<string, UnitDefinition>>
  readonly agency: string
  /** The document that the form implements. */
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
         * Which applications of its region the role covers: all (default), or only those of its holder's
         * organisation.
         */
        readonly scope?: 'region' | 'own'
        /** Holders have to set up a second factor before the role takes effect. */
        readonly secondFactor?: boolean
        /** Whether the role sees private data (`x-private`) of the applications that it reads. */
        readonly seesPrivate?: boolean
      }
    >
  >
  readonly workflow?: Workflow
  /** Level → the field that names the application's region. */
  readonly region?: Readonly<Record<RegionLevel, string>>
  /** Content of `regions.json`. */
  readonly regions?: RegionRegister
  /** The checklist of reviewers, and the methods of spot checks. */
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
    /** False if the number is inferred rather than taken from a notice. */
    readonly verified?: boolean
  }[]
}
