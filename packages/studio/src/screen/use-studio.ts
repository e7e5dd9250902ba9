import { createContext, useContext, useMemo } from 'react'
import type { ComponentType } from 'react'
import { speaker, translate, word } from '@formwright/definition'
import type { FormBundle, Language, Problem } from '@formwright/definition'
import type { DefinitionDocument, HistoryStep, ToldStep } from '../document/definition-document.ts'
import type { Unfinished } from '../document/unfinished.ts'
import type { Act } from '../edits/act.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Names } from '../sentences/names.ts'
import { rulesSaid } from '../sentences/said-in-rule.ts'
import type { SayInRule } from '../sentences/said-in-rule.ts'
import type { CellLocation } from '../edits/paper.ts'
import type { Highlight } from './highlight.ts'
import texts from './texts.json' with { type: 'json' }

/** What is selected; shown in the properties pane. */
export type Selection =
  | { readonly kind: 'field'; readonly pointer: string }
  | { readonly kind: 'part' }
  | { readonly kind: 'group'; readonly pointer: string }
  | { readonly kind: 'rule'; readonly index: number }
  | ({ readonly kind: 'cell' } & Omit<CellLocation, 'part'>)

export type View = 'screen' | 'paper' | 'rules' | 'texts' | 'settings' | 'files'

export type StudioText = keyof typeof texts

/** Whether the catalogue has a text. */
export function isText(name: string): name is StudioText {
  return Object.hasOwn(texts, name)
}

/** A text of the catalogue in a language. */
export const speak = speaker(texts)

/** Props of a preview. */
export interface PreviewProps {
  readonly bundle: FormBundle
  /** Answers of the selected sample; `undefined` for the blank form. */
  readonly answers: unknown
  readonly part: string
}

/** Another view of the form provided by the host, such as paper or workbook. */
export interface Preview {
  readonly name: string
  readonly title: string
  readonly Show: ComponentType<PreviewProps>
}

export interface ChangesProps {
  /** `x-id` of the field whose changes are shown; by default those of the whole form. */
  readonly field?: string
}

export interface CommentsProps {
  /** The names of the commented item, its id first. */
  readonly of: readonly string[]
}

/** The items ticked off in the review of a new year's draft, if the host stores them. */
export interface Looked {
  /** Name of an item → who ticked it off and when, as text. */
  readonly by: ReadonlyMap<string, string>
  readonly mark: (item: string, looked: boolean) => void
}

/** A file, and the location to show in it. */
export interface ShownFile {
  readonly path: string
  /** The location to go to. */
  readonly at: LocationInFile | undefined
}

/** The location of a value by pointer, or else of a line. */
export type LocationInFile = Pick<Problem, 'pointer'> & Partial<Pick<Problem, 'line' | 'column'>>

/** The state shared by all panes of the studio. */
export interface StudioState {
  readonly document: DefinitionDocument
  /** Unfinished sentences of rules. */
  readonly unfinished: Unfinished
  readonly model: StudioModel
  /** The names used in sentences; created on first use. */
  readonly namesOf: () => Names
  readonly language: Language
  readonly previews: readonly Preview[]
  /** Shows the changes to the earlier edition and their impact on stored answers, if the host provides it. */
  readonly Changes: ComponentType<ChangesProps> | undefined
  /** Shows comments on a field or rule, if the host provides it. */
  readonly Comments: ComponentType<CommentsProps> | undefined
  readonly looked: Looked | undefined
  /** Key of the current part. */
  readonly part: string
  readonly selection: Selection | undefined
  /** The fields that the focused rule reads. */
  readonly highlight: Highlight
  readonly view: View
  /** The file shown in the files view, and the location to go to; a new object each time. */
  readonly file: ShownFile | undefined
  /** The location to show in the settings view; a new object each time. */
  readonly settingsAt: ShownFile | undefined
  /** The shape with which the rules view starts a new rule. */
  readonly shape: string | undefined
  readonly show: (to: {
    readonly part?: string
    readonly selection?: Selection | undefined
    readonly view?: View
    readonly file?: string
    readonly at?: LocationInFile
    /** The shape of a new rule to start for the selected field. */
    readonly shape?: string
  }) => void
  /** Drafts the cases of a rule, by id, after a short pause without edits. */
  readonly draftCases: (id: string) => void
  /** Ids of the rules whose cases are being drafted. */
  readonly drafting: readonly string[]
  /** Applies an act; consecutive acts of one group, such as typing a label, are one step. */
  readonly run: (act: Act, group?: string) => void
  /**
   * The same for an act after which the form may not be valid: then nothing is applied, and the reason is
   * returned.
   */
  readonly attempt: (act: Act, group?: string) => string | undefined
  /** Says why nothing was changed. */
  readonly refuse: (why: string) => void
}

export const StudioContext = createContext<StudioState | undefined>(undefined)

/** The problems; separate from the other state, as they change after each edit and few panes show them. */
export const ProblemsContext = createContext<readonly Problem[]>([])

export function useProblems(): readonly Problem[] {
  return useContext(ProblemsContext)
}

/** The names used in sentences. */
export function useNames(): Names {
  return useStudio().namesOf()
}

/** The state of the studio, and `say` in its language. @throws Error outside a studio */
export function useStudio(): StudioState & {
  say: (name: StudioText, values?: Readonly<Record<string, string | number>>) => string
} {
  const state = useContext(StudioContext)
  if (!state) throw new Error('A pane was shown outside the studio')
  return { ...state, say: (name, values) => speak(name, state.language, values) }
}

/** The current part, for additional content of the toolbar; empty while the form cannot be parsed. */
export function useStudioSection(): { readonly part: string; readonly titleOf: (part: string) => string } {
  const state = useContext(StudioContext)
  return {
    part: state?.part ?? '',
    titleOf: (key) => {
      const part = state?.model.bundle.parts.find((one) => one.key === key)
      return state && part ? translate(state.model.bundle, state.language, part.title) : key
    },
  }
}

/** A function that shows members of rules as sentences, for the host. */
export function useRulesSaid(): SayInRule {
  const { model, language } = useStudio()
  return useMemo(() => rulesSaid(model, language), [model, language])
}

/** The description of a step. */
export function stepWords(
  { name, values = {}, of = [] }: Pick<HistoryStep, 'name' | 'values' | 'of'>,
  language: Language,
): string {
  if (of.length > 0) return stepsWords(of, language)
  const exact = `step-${name}`
  const known = Object.hasOwn(texts, exact) ? exact : values.label === undefined ? 'step-paper' : 'step-field'
  return speak(known as StudioText, language, values)
}

const HOW = { undone: 'step-undone', redone: 'step-redone', recovered: 'step-recovered-steps' } as const

/** The description of what was done in a save, steps of the same kind together and each once. */
export function stepsWords(steps: readonly ToldStep[], language: Language): string {
  const between = word('list-of-lists', language)
  const groups = new Map<ToldStep['how'], Set<string>>()
  for (const step of steps) {
    const words = groups.get(step.how) ?? new Set()
    groups.set(step.how, words.add(stepWords(step, language)))
  }
  return [...groups]
    .map(([how, words]) => {
      const joined = [...words].join(between)
      return how === 'made' ? joined : speak(HOW[how], language, { steps: joined })
    })
    .join(between)
}
