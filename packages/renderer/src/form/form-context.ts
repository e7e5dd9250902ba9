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
import type { Finding, Form, OpenForm } from '@formwright/engine'
import type { EvidenceFiles } from '../evidence/evidence-files.ts'
import { say } from '../text/say.ts'
import type { TextName } from '../text/say.ts'
import type { Aside } from '../node/branches.ts'
import type { FieldLocator } from './field-locator.ts'

/** How a field type looks on screen. */
export interface ScreenFace {
  readonly type: FieldType
  readonly Face: ComponentType<FaceProps>
}

/** What a face gets: one field, or all fields of a group for types that show groups. Values it takes from `useCell`. */
export interface FaceProps {
  readonly fields: readonly Field[]
  readonly element: UiElement
}

/** What the face of a list gets. */
export interface ListFaceProps {
  readonly pointer: string
  readonly title: string
  readonly columns: readonly ListColumn[]
  readonly readOnly: boolean
}

/** All faces of a screen: of the field types, and of the list behind a count. */
export interface ScreenFaces {
  readonly fields: readonly ScreenFace[]
  readonly List: ComponentType<ListFaceProps>
}

/** What everything inside one form shares. It stays the same while values change. */
export interface FormContextValue {
  readonly form: Form
  readonly open: OpenForm
  readonly language: Language
  readonly faces: ScreenFaces
  readonly fields: FieldIndex
  readonly places: FieldLocator
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

/** The form that a face is shown in. */
export function useFormContext(): FormContextValue {
  const host = useContext(FormContext)
  if (!host) throw new Error('A face was shown outside a form')
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
