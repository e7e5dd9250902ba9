import { contentsOf, diff, editionsSharing, publishable, quotedTexts, revise } from '@formwright/authoring'
import { hasErrors, parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { loadRegions } from '@formwright/fields/regions'
import { strToU8, zipSync } from 'fflate'
import { editionsIn, publish } from './publish.ts'
import type { DefinitionAnswers, DefinitionTask, Files } from './checking.ts'

// same region data as the server
await loadRegions()

/** Answers a question about a definition. Runs in a worker thread. */
export default function answer(task: DefinitionTask): DefinitionAnswers[DefinitionTask['ask']] {
  const files = new Map(Object.entries(task.files))
  switch (task.ask) {
    case 'editions':
      return editionsIn(files.keys()).flatMap((edition) => {
        const { bundle } = parseForm(files, edition)
        return bundle ? [{ edition, title: bundle.form.title, editionTitle: bundle.edition.title }] : []
      })
    case 'archive':
      return zipSync(Object.fromEntries([...files].map(([path, text]) => [path, strToU8(text)])))
    case 'check':
      return publishable(parseForm(files, task.edition), fieldTypes)
    case 'others':
      return otherEditions(task)
    case 'publish': {
      const loaded = parseForm(files, task.edition)
      const problems = publishable(loaded, fieldTypes)
      return loaded.bundle && !hasErrors(problems) ? { published: publish(loaded.bundle) } : { problems }
    }
    case 'compare': {
      const after = bundleIn(task.files, task.edition)
      // a new form has no previous state
      if (Object.keys(task.before).length === 0)
        return after && { changes: contentsOf(after), versions: [quotedTexts(after)] }
      const before = bundleIn(task.before, task.beforeEdition)
      return before && after && { changes: diff(before, after), versions: [after, before].map(quotedTexts) }
    }
    case 'bundle':
      return bundleIn(task.files, task.edition)
    default: {
      // regional variants are only kept on request, as in `formwright revise`
      const revision = revise(files, task.edition, task.next, { fieldTypes })
      return 'files' in revision ? { ...task.files, ...Object.fromEntries(revision.files) } : undefined
    }
  }
}

/** Other editions affected by a draft: they share changed files, or the change of the form breaks them. */
function otherEditions({
  before,
  files,
  kept,
  edition,
}: Extract<DefinitionTask, { ask: 'others' }>): DefinitionAnswers['others'] {
  const [was, is] = [before, files].map((one) => new Map(Object.entries(one)))
  const sharing = editionsSharing(was!, is!, edition)
  const isFormChanged = before['form.json'] !== files['form.json']
  const errorsIn = (all: Files, other: string) =>
    publishable(parseForm(new Map(Object.entries(all)), other), fieldTypes).filter(
      ({ severity }) => severity === 'error',
    )
  return editionsIn(Object.keys(before)).flatMap((other) => {
    const keeps = sharing.includes(other)
    if (other === edition || !(keeps || isFormChanged)) return []
    const [own, followed] = [bundleIn(before, other), bundleIn(files, other)]
    const broken = isFormChanged && errorsIn(before, other).length === 0 ? errorsIn(kept, other) : []
    if (!keeps && broken.length === 0) return []
    return [
      {
        edition: other,
        title: own?.edition.title ?? other,
        keeps,
        changes: keeps && own && followed ? diff(own, followed) : [],
        versions: [followed, own].flatMap((bundle) => (bundle ? [quotedTexts(bundle)] : [])),
        errors: keeps ? errorsIn(files, other).length : 0,
        broken,
      },
    ]
  })
}

function bundleIn(files: Files, edition: string) {
  return parseForm(new Map(Object.entries(files)), edition).bundle
}
