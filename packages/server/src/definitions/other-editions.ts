import { explainChange, withOthersKept } from '@formwright/authoring'
import { canonicalJson, inEachLanguage } from '@formwright/definition'
import type { DefinitionChecks, Files } from '../published/checking.ts'
import type { Draft } from './drafts.ts'

/** Changes that are named; of the rest the number is told. */
const SHOWN = 5

/** The files of a draft with the other editions of the form as they are without it. */
export function filesWithOtherEditions({ from_files: before, files, edition }: Draft): Files {
  const [was, is] = [before, files].map((one) => new Map(Object.entries(one)))
  return Object.fromEntries(withOthersKept(was!, is!, edition))
}

/** Whether files are those of a draft, or what is written of it into an archive. */
export function isAsDrafted(files: Files, draft: Draft): boolean {
  const text = canonicalJson(files)
  return text === canonicalJson(draft.files) || text === canonicalJson(filesWithOtherEditions(draft))
}

/**
 * What a draft means for the other editions of its form, which share its files: what would change in them if
 * they followed, how many errors they would have then, and what is wrong with them as they stay.
 */
export async function otherEditionsOf(checks: DefinitionChecks, draft: Draft) {
  const { from_files: before, files, edition } = draft
  const others = await checks.ask({
    ask: 'others',
    before,
    files,
    kept: filesWithOtherEditions(draft),
    edition,
  })
  return others.map(({ changes, ...other }) => ({
    ...other,
    changes: changes.length,
    named: changes
      .slice(0, SHOWN)
      .map((change) => ({ ...inEachLanguage((language) => explainChange(change, language)) })),
  }))
}
