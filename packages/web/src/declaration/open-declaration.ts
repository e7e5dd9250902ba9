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

/** A declaration ready to be filled in. */
export interface OpenDeclaration {
  readonly draft: Draft
  readonly form: Form
  readonly store: FormStore
  readonly draftStore: DraftStore
  readonly mayEdit: (pointer: string) => boolean
  /** Something of it may be changed. */
  readonly mayChange: boolean
  /** Private data is masked; nothing where no server said whether. */
  readonly masked?: boolean | undefined
  /** Whether the evidence of a field may be added and removed. */
  readonly mayAttach: (pointer: string) => boolean
}

/** What may be changed of an application as it stands. */
export interface WriteRights {
  readonly edit: readonly string[]
  readonly attach: readonly string[]
}

/** Chooses the language in which somebody reads a form. */
export type ChooseLanguage = (bundle: FormBundle) => Language

interface Reading extends Pick<AssessOptions, 'masked'> {
  readonly speak?: ChooseLanguage | undefined
  /** What may be edited; what the form's first state says unless given. */
  readonly may?: WriteRights | undefined
}

/**
 * Opens a draft on its edition.
 * @throws OpenError
 */
export async function openDraft(id: string, speak: ChooseLanguage): Promise<OpenDeclaration> {
  const draft = await readDraft(id)
  if (!draft) throw new OpenError('draft-gone')
  return openWith(draft, { speak })
}

/** A draft on its edition. */
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

/** What may be changed in the first state of the workflow; everything when the form has none. */
function atStart({ form }: FormBundle): WriteRights {
  const { attach = {} } = form.workflow?.states[form.workflow.start] ?? {}
  return { edit: editedAtStart(form), attach: Object.values(attach).flat() }
}
