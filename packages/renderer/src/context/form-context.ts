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

/** The screen view of a field type. */
export interface ScreenView {
  readonly type: FieldType
  readonly View: ComponentType<ViewProps>
}

/**
 * Props of a view: one field, or all fields of a group for types that show groups. Values are read with
 * `useCell`.
 */
export interface ViewProps {
  readonly fields: readonly Field[]
  readonly element: UiElement
}

/** Props of a list view. */
export interface ListViewProps {
  readonly pointer: string
  readonly title: string
  readonly columns: readonly ListColumn[]
  readonly readOnly: boolean
}

/** All screen views: those of the field types, and that of the list behind a count. */
export interface ScreenViews {
  readonly fields: readonly ScreenView[]
  readonly List: ComponentType<ListViewProps>
}

/** The context shared by everything inside one form. Its identity stays the same while values change. */
export interface FormContextValue {
  readonly form: Form
  readonly store: FormStore
  readonly language: Language
  readonly views: ScreenViews
  readonly fields: FieldIndex
  readonly locator: FieldLocator
  readonly aside: Alternatives
  /** Where the contents of evidence are stored; without it, files can be named but not added. */
  readonly files: EvidenceFiles | undefined
  readonly mayEdit: (pointer: string) => boolean
  /** Whether evidence of a field may be added and removed. */
  readonly mayAttach: (pointer: string) => boolean
  readonly explainLocked: boolean
  /** The actions offered to the reader for a finding. */
  readonly choicesOf: (finding: Finding) => readonly Choice[]
}

/**
 * The branches picked by the applicant and the values put aside, where a form has alternatives; discarded
 * when the form is closed.
 */
export interface Alternatives {
  /** Pointer → index of the picked branch. */
  readonly chosen: Map<string, number>
  readonly values: Aside
}

/** A way to resolve a finding: the label of its button, and its action. */
export interface Choice {
  readonly label: string
  readonly choose: () => void
}

export const FormContext = createContext<FormContextValue | undefined>(undefined)

/** The context of the form around a view. @throws Error outside a form */
export function useFormContext(): FormContextValue {
  const host = useContext(FormContext)
  if (!host) throw new Error('A view was shown outside a form')
  return host
}

/** Functions that give texts of the renderer and of the form in the reader's language. */
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
