import { createContext, useContext, useMemo } from 'react'
import { localeOf } from '@formwright/definition'
import type { ComponentType } from 'react'
import type {
  Field,
  FieldIndex,
  FieldType,
  FormLocale,
  Language,
  ListColumn,
  UiElement,
  Values,
} from '@formwright/definition'
import type { Finding, Form, FormStore } from '@formwright/engine'
import type { EvidenceFiles } from './evidence-files.ts'
import { say } from '../text/say.ts'
import type { TextName } from '../text/say.ts'
import type { Aside } from './branches.ts'
import type { FieldLocator } from './field-locator.ts'

/** How a field type looks on screen. */
export interface ScreenView {
  readonly type: FieldType
  readonly View: ComponentType<ViewProps>
}

/**
 * What a view gets: one field, or all fields of a group for types that show groups. Values it takes from
 * `useCell`.
 */
export interface ViewProps {
  readonly fields: readonly Field[]
  readonly element: UiElement
}

/** What the view of a list gets. */
export interface ListViewProps {
  readonly pointer: string
  readonly title: string
  readonly columns: readonly ListColumn[]
  readonly readOnly: boolean
}

/** All views of a screen: of the field types, and of the list behind a count. */
export interface ScreenViews {
  readonly fields: readonly ScreenView[]
  readonly List: ComponentType<ListViewProps>
}

/** What everything inside one form shares. It stays the same while values change. */
export interface FormContextValue {
  readonly form: Form
  readonly store: FormStore
  readonly language: Language
  readonly views: ScreenViews
  readonly fields: FieldIndex
  readonly locator: FieldLocator
  readonly aside: Alternatives
  /** Where the contents of evidence go; without it files can be named but not added. */
  readonly files: EvidenceFiles | undefined
  readonly mayEdit: (pointer: string) => boolean
  /** Whether the evidence of a field may be added and removed. */
  readonly mayAttach: (pointer: string) => boolean
  readonly explainLocked: boolean
  /** What a reader can choose where something is found. */
  readonly choicesOf: (finding: Finding) => readonly Choice[]
}

/** What was picked and put aside where a form has alternatives; forgotten when the form is closed. */
export interface Alternatives {
  /** Place → number of the branch that was picked. */
  readonly chosen: Map<string, number>
  readonly values: Aside
}

/** A way to settle a finding: what stands on the button, and what it does. */
export interface Choice {
  readonly label: string
  readonly choose: () => void
}

export const FormContext = createContext<FormContextValue | undefined>(undefined)

/** The form that a view is shown in. */
export function useFormContext(): FormContextValue {
  const host = useContext(FormContext)
  if (!host) throw new Error('A view was shown outside a form')
  return host
}

/** Says texts of the renderer, and those of the form itself, in the reader's language. */
export function useText(): {
  say: (name: TextName, values?: Values) => string
  text: (written: string) => string
  language: Language
  locale: FormLocale
} {
  const { form, language } = useFormContext()
  const locale = useMemo(() => localeOf(form.bundle, language), [form, language])
  return { language, locale, say: (name, values) => say(name, language, values), text: locale.text }
}
