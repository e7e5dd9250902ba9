import type { FormBundle } from '@formwright/definition'
import { precompiledForm } from '@formwright/engine'
import type { Form, PrecompiledModule } from '@formwright/engine'
import { hrefOf } from '../api/api.ts'
import type { Draft } from '../drafts/database.ts'

/** The reason why a declaration cannot be opened. */
export class OpenError extends Error {
  readonly reason: 'draft-gone' | 'edition-gone' | 'edition-failed'
  readonly draft: Draft | undefined
  constructor(reason: OpenError['reason'], draft?: Draft) {
    super(reason)
    this.reason = reason
    this.draft = draft
  }
}

/** Compiled forms by edition, cached while the page is open; browsers never unload modules anyway. */
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
  const failed = () => new OpenError('edition-failed', draft as Draft)
  const [answer, validators] = await Promise.all([
    fetch(hrefOf('GET /editions/:id/bundle.json', { params })).catch(() => undefined),
    (
      import(/* @vite-ignore */ hrefOf('GET /editions/:id/validators.js', { params })) as Promise<{
        default: PrecompiledModule
      }>
    ).catch(() => undefined),
  ])
  if (answer?.status === 404) throw new OpenError('edition-gone', draft as Draft)
  if (!answer?.ok || !validators) throw failed()
  return precompiledForm((await answer.json()) as FormBundle, validators.default)
}
