import { contentsOf, diff, publishable, revise } from '@formwright/authoring'
import { hasErrors, parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { strToU8, zipSync } from 'fflate'
import { editionsIn, publish } from './publish.ts'
import type { DefinitionAnswers, DefinitionTask, Files } from './checking.ts'

/** Answers one question about a definition. Runs in a thread of its own. */
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
    case 'publish': {
      const loaded = parseForm(files, task.edition)
      const problems = publishable(loaded, fieldTypes)
      return loaded.bundle && !hasErrors(problems) ? { published: publish(loaded.bundle) } : { problems }
    }
    case 'compare': {
      const after = bundleIn(task.files, task.edition)
      // a form that is wholly new has nothing before it
      if (Object.keys(task.before).length === 0) return after && contentsOf(after)
      const before = bundleIn(task.before, task.beforeEdition)
      return before && after && diff(before, after)
    }
    case 'bundle':
      return bundleIn(task.files, task.edition)
    default: {
      const revision = revise(files, task.edition, task.next, { fieldTypes, regions: 'all' })
      return 'files' in revision ? { ...task.files, ...Object.fromEntries(revision.files) } : undefined
    }
  }
}

function bundleIn(files: Files, edition: string) {
  return parseForm(new Map(Object.entries(files)), edition).bundle
}
