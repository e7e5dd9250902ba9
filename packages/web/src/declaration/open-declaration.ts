import { isWithin } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { compileForm, titleOf } from '@formwright/engine'
import type { Form, FormStore, PrecompiledModule } from '@formwright/engine'
import { hrefOf } from '../api/api.ts'
import { readDraft } from '../drafts/drafts.ts'
import { browserClock } from '../drafts/clock.ts'
import { browserStorage } from '../drafts/database.ts'
import type { Draft } from '../drafts/database.ts'
import { DraftStore } from '../drafts/draft-store.ts'
import { otherWindowsOf } from '../drafts/other-windows.ts'

/** A declaration ready to be filled in. */
export interface OpenDeclaration {
  readonly draft: Draft
  readonly form: Form
  readonly store: FormStore
  readonly draftStore: DraftStore
  readonly mayEdit: (pointer: string) => boolean
  /** Whether the evidence of a field may be added and removed. */
  readonly mayAttach: (pointer: string) => boolean
}

/** What may be changed of an application as it stands. */
export interface Changeable {
  readonly edit: readonly string[]
  readonly attach: readonly string[]
}

/** Why a declaration cannot be opened. */
export class Unopenable extends Error {
  readonly reason: 'draft-gone' | 'edition-gone' | 'edition-failed'
  readonly draft: Draft | undefined
  constructor(reason: Unopenable['reason'], draft?: Draft) {
    super(reason)
    this.reason = reason
    this.draft = draft
  }
}

/**
 * Opens a draft on its edition.
 * @throws Unopenable
 */
export async function openDraft(id: string, language: Language): Promise<OpenDeclaration> {
  const draft = await readDraft(id)
  if (!draft) throw new Unopenable('draft-gone')
  return openWith(draft, language)
}

/** A draft on its edition; what may be edited is what the form's first state says, unless given. */
export async function openWith(
  draft: Draft,
  language: Language,
  may?: Changeable,
  region?: string,
): Promise<OpenDeclaration> {
  const form = await loadForm(draft)
  const store = form.open(draft.answers, { language, origins: draft.origins, region, asApplication: true })
  const draftStore = new DraftStore({
    draft,
    shown: store,
    titleOf: (answers) => titleOf(form.bundle, answers),
    storage: browserStorage,
    neighbours: otherWindowsOf(draft.id),
    clock: browserClock,
  })
  const { edit, attach } = may ?? atStart(form.bundle)
  return { draft, form, store, draftStore, mayEdit: openAt(edit), mayAttach: openAt([...edit, ...attach]) }
}

const forms = new Map<string, Promise<Form>>()

export function loadForm(draft: Pick<Draft, 'edition'>): Promise<Form> {
  let known = forms.get(draft.edition)
  if (!known) {
    known = fetchForm(draft)
    forms.set(draft.edition, known)
    known.catch(() => forms.delete(draft.edition))
  }
  return known
}

async function fetchForm(draft: Pick<Draft, 'edition'>): Promise<Form> {
  const params = { id: draft.edition }
  const failed = () => new Unopenable('edition-failed', draft as Draft)
  const [answer, validators] = await Promise.all([
    fetch(hrefOf('GET /editions/:id/bundle.json', { params })).catch(() => undefined),
    (
      import(/* @vite-ignore */ hrefOf('GET /editions/:id/validators.js', { params })) as Promise<{
        default: PrecompiledModule
      }>
    ).catch(() => undefined),
  ])
  if (answer?.status === 404) throw new Unopenable('edition-gone', draft as Draft)
  if (!answer?.ok || !validators) throw failed()
  return compileForm((await answer.json()) as FormBundle, { precompiled: validators.default })
}

/** What may be changed in the first state of the workflow; everything when the form has none. */
function atStart({ form: { workflow } }: FormBundle): Changeable {
  const { edit, attach = {} } = workflow?.states[workflow.start] ?? {}
  return { edit: edit ? Object.values(edit).flat() : [''], attach: Object.values(attach).flat() }
}

/** Places that may be changed, with all that holds them or is below them. */
function openAt(places: readonly string[]): (pointer: string) => boolean {
  return (pointer) => places.some((place) => isWithin(pointer, place) || isWithin(place, pointer))
}
