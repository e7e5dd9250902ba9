import { editedAtStart, languageOf, openAt } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { titleOf } from '@formwright/engine'
import type { AssessOptions, Form, FormStore } from '@formwright/engine'
import { readDraft } from '../drafts/drafts.ts'
import { browserClock } from '../drafts/clock.ts'
import { browserStorage } from '../drafts/database.ts'
import type { Draft } from '../drafts/database.ts'
import { DraftStore } from '../drafts/draft-store.ts'
import { browserFocus } from '../drafts/focus.ts'
import { otherWindowsOf } from '../drafts/other-windows.ts'
import { loadForm, OpenError } from './load-form.ts'

/** An open declaration. */
export interface OpenDeclaration {
  readonly draft: Draft
  readonly form: Form
  readonly store: FormStore
  readonly draftStore: DraftStore
  readonly mayEdit: (pointer: string) => boolean
  /** Whether anything may be changed. */
  readonly mayChange: boolean
  /** Whether private data is masked; undefined if unknown. */
  readonly masked?: boolean | undefined
  /** Whether evidence of a field may be added and removed. */
  readonly mayAttach: (pointer: string) => boolean
}

/** What may currently be changed in an application. */
export interface WriteRights {
  readonly edit: readonly string[]
  readonly attach: readonly string[]
}

/** Selects the language in which a form is read. */
export type ChooseLanguage = (bundle: FormBundle) => Language

interface Reading extends Pick<AssessOptions, 'masked'> {
  readonly speak?: ChooseLanguage | undefined
  /** What may be edited; default: as in the form's initial state. */
  readonly may?: WriteRights | undefined
}

/** Opens a draft with its edition. @throws OpenError */
export async function openDraft(id: string, speak: ChooseLanguage): Promise<OpenDeclaration> {
  const draft = await readDraft(id)
  if (!draft) throw new OpenError('draft-gone')
  return openWith(draft, { speak })
}

/** Opens a draft with its edition. */
export async function openWith(
  draft: Draft,
  { speak = ({ form }) => languageOf(form), may, masked }: Reading = {},
): Promise<OpenDeclaration> {
  const form = await loadForm(draft)
  const store = form.open(draft.answers, {
    language: speak(form.bundle),
    origins: draft.origins,
    ...draft.terms,
    masked,
    asApplication: true,
  })
  const draftStore = new DraftStore({
    draft,
    shown: store,
    titleOf: (answers) => titleOf(form.bundle, answers),
    storage: browserStorage,
    neighbours: otherWindowsOf(draft.id),
    clock: browserClock,
    focus: browserFocus,
    moveBetween: async (...versions) => (await import('./edition-move.ts')).moveBetween(...versions),
  })
  const { edit, attach } = may ?? atStart(form.bundle)
  const pointers = [...edit, ...attach]
  const mayChange = pointers.length > 0
  return {
    draft,
    form,
    store,
    draftStore,
    masked,
    mayChange,
    mayEdit: openAt(edit),
    mayAttach: openAt(pointers),
  }
}

/** What may be changed in the initial state; everything if the form has no workflow. */
function atStart({ form }: FormBundle): WriteRights {
  const { attach = {} } = form.workflow?.states[form.workflow.start] ?? {}
  return { edit: editedAtStart(form), attach: Object.values(attach).flat() }
}
