import { changeInLanguage, explainChange, withOthersKept } from '@formwright/authoring'
import { canonicalJson, inEachLanguage } from '@formwright/definition'
import type { DefinitionChecks, Files } from '../published/checking.ts'
import type { Draft } from './drafts.ts'

/** Maximum number of listed changes; others are counted. */
const SHOWN = 5

/** The files of a draft, with the other editions as they are without it. */
export function filesWithOtherEditions({ from_files: before, files, edition }: Draft): Files {
  const [was, is] = [before, files].map((one) => new Map(Object.entries(one)))
  return Object.fromEntries(withOthersKept(was!, is!, edition))
}

/** Whether files equal those of a draft, or its archived form. */
export function isAsDrafted(files: Files, draft: Draft): boolean {
  const text = canonicalJson(files)
  return text === canonicalJson(draft.files) || text === canonicalJson(filesWithOtherEditions(draft))
}

/**
 * The effects of a draft on other editions that share its files: changes and errors if they followed, and
 * their errors otherwise.
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
  return others.map(({ changes, versions, ...other }) => ({
    ...other,
    changes: changes.length,
    named: changes.slice(0, SHOWN).map((change) => ({
      ...inEachLanguage((language) => explainChange(changeInLanguage(change, versions, language), language)),
    })),
  }))
}
