import { createContext, useContext } from 'react'
import type { ComponentType } from 'react'
import type { Field, FieldIndex, FieldType, ListColumn, UiElement } from '@formwright/definition'
import type { Finding, FindingLanguage, Form, OpenForm } from '@formwright/engine'
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

/** What the face of a 清单 gets. */
export interface ListFaceProps {
  readonly pointer: string
  readonly title: string
  readonly columns: readonly ListColumn[]
  readonly readOnly: boolean
}

/** All faces of a screen: of the field types, and of the 清单 behind a count. */
export interface ScreenFaces {
  readonly fields: readonly ScreenFace[]
  readonly List: ComponentType<ListFaceProps>
}

/** What everything inside one form shares. It stays the same while values change. */
export interface FormContextValue {
  readonly form: Form
  readonly open: OpenForm
  readonly language: FindingLanguage
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
  say: (name: TextName, values?: Readonly<Record<string, string | number>>) => string
  text: (chinese: string) => string
  language: FindingLanguage
} {
  const { form, language } = useFormContext()
  return {
    language,
    say: (name, values) => say(name, language, values),
    text: (chinese) => translate(form, language, chinese),
  }
}

/** A text of the form in a language; Chinese where there is no translation. */
export function translate(
  { bundle }: Pick<Form, 'bundle'>,
  language: FindingLanguage,
  chinese: string,
): string {
  if (language === 'zh-CN') return chinese
  const texts = bundle.texts[language] ?? {}
  return (
    texts[chinese] ??
    chinese
      .split('｜')
      .map((piece) => texts[piece] ?? piece)
      .join(' | ')
  )
}
