import { createContext, useContext, useMemo } from 'react'
import type { ComponentType } from 'react'
import { speaker } from '@formwright/definition'
import type { FormBundle, Language, Problem } from '@formwright/definition'
import type { DefinitionDocument, HistoryStep } from '../document/definition-document.ts'
import type { Unfinished } from '../document/unfinished.ts'
import type { Act } from '../edits/act.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Names } from '../sentences/names.ts'
import { rulesSaid } from '../sentences/said-in-rule.ts'
import type { SayInRule } from '../sentences/said-in-rule.ts'
import type { CellLocation } from '../edits/paper.ts'
import type { Highlight } from './highlight.ts'
import texts from './texts.json' with { type: 'json' }

/** What is being looked at: the properties pane shows it. */
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

/** What a preview is of. */
export interface PreviewProps {
  readonly bundle: FormBundle
  /** Answers of the sample that is chosen; nothing for the blank form. */
  readonly answers: unknown
  readonly part: string
}

/** Another way to look at the form, which the host of the studio brings: as paper, as workbook. */
export interface Preview {
  readonly name: string
  readonly title: string
  readonly Show: ComponentType<PreviewProps>
}

export interface ChangesProps {
  /** `x-id` of the field whose changes are wanted; those of the whole form without it. */
  readonly field?: string
}

export interface CommentsProps {
  /** What the place is called whose comments are wanted: its id first. */
  readonly of: readonly string[]
}

/** What people ticked off of what comes into the draft of a new year, where the host keeps that. */
export interface Looked {
  /** Names of things → who ticked them and when, in words. */
  readonly by: ReadonlyMap<string, string>
  readonly mark: (item: string, looked: boolean) => void
}

/** A file, and what is looked at in it. */
export interface ShownFile {
  readonly path: string
  /** What is gone to in it. */
  readonly at: LocationInFile | undefined
}

/** What stands at a pointer, or else on a line. */
export type LocationInFile = Pick<Problem, 'pointer'> & Partial<Pick<Problem, 'line' | 'column'>>

/** What every pane of the studio shares. */
export interface StudioState {
  readonly document: DefinitionDocument
  /** What was typed into rules and says nothing yet. */
  readonly unfinished: Unfinished
  readonly model: StudioModel
  /** The words of sentences, made when a pane first asks for them. */
  readonly namesOf: () => Names
  readonly language: Language
  readonly previews: readonly Preview[]
  /**
   * What was changed against the edition before and what that means for stored answers, where the host knows.
   */
  readonly Changes: ComponentType<ChangesProps> | undefined
  /** What people said to each other of a field or a rule, where the host knows. */
  readonly Comments: ComponentType<CommentsProps> | undefined
  readonly looked: Looked | undefined
  /** Key of the part that is shown. */
  readonly part: string
  readonly selection: Selection | undefined
  /** The fields that the rule in hand reads. */
  readonly highlight: Highlight
  readonly view: View
  /** The file that the view of files shows, and the place in it that is gone to; another object each time. */
  readonly file: ShownFile | undefined
  /** The place that the view of the edition is to bring into view; another object each time. */
  readonly settingsAt: ShownFile | undefined
  /** The common rule that the view of rules begins with. */
  readonly shape: string | undefined
  readonly show: (to: {
    readonly part?: string
    readonly selection?: Selection | undefined
    readonly view?: View
    readonly file?: string
    readonly at?: LocationInFile
    /** The common rule that is begun there, of the field that is chosen. */
    readonly shape?: string
  }) => void
  /** Has the cases of a rule drafted, by its id, once nothing is typed for a moment. */
  readonly draftCases: (id: string) => void
  /** Ids of the rules whose cases are being drafted. */
  readonly drafting: readonly string[]
  /** Applies an act; acts of one group in a row, such as letters of a label, are one step. */
  readonly run: (act: Act, group?: string) => void
  /** The same with an act that may leave no form to be read: then it says why, and nothing is applied. */
  readonly attempt: (act: Act, group?: string) => string | undefined
}

export const StudioContext = createContext<StudioState | undefined>(undefined)

/** What is wrong, apart from the rest: it comes after each edit, and most panes do not show it. */
export const ProblemsContext = createContext<readonly Problem[]>([])

export function useProblems(): readonly Problem[] {
  return useContext(ProblemsContext)
}

/** The words of sentences about the form. */
export function useNames(): Names {
  return useStudio().namesOf()
}

/** The studio that a pane stands in. */
export function useStudio(): StudioState & {
  say: (name: StudioText, values?: Readonly<Record<string, string | number>>) => string
} {
  const state = useContext(StudioContext)
  if (!state) throw new Error('A pane was shown outside the studio')
  return { ...state, say: (name, values) => speak(name, state.language, values) }
}

/** The part that is shown, for what a host puts into the bar; none while no form can be read. */
export function useStudioSection(): { readonly part: string; readonly titleOf: (part: string) => string } {
  const state = useContext(StudioContext)
  return {
    part: state?.part ?? '',
    titleOf: (key) => state?.model.bundle.parts.find((one) => one.key === key)?.title ?? key,
  }
}

/** How the rules of the form are said, for what a host shows of them. */
export function useRulesSaid(): SayInRule {
  const { model, language } = useStudio()
  return useMemo(() => rulesSaid(model, language), [model, language])
}

/** What a step did, in words. */
export function stepWords(
  { name, values = {} }: Pick<HistoryStep, 'name' | 'values'>,
  language: Language,
): string {
  const exact = `step-${name}`
  const known = Object.hasOwn(texts, exact) ? exact : values.label === undefined ? 'step-paper' : 'step-field'
  return speak(known as StudioText, language, values)
}
