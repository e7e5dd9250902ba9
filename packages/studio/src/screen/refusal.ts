import { parseForm } from '@formwright/definition'
import type { Problem } from '@formwright/definition'
import { withChanges } from '../document/file-edits.ts'
import type { Act } from '../edits/act.ts'
import type { StudioModel } from '../model/studio-model.ts'

/** Why an act would leave files of which no form can be read; nothing for any other. */
export function refusalOf({ files, edition, loaded }: StudioModel, act: Act): Problem | undefined {
  const then = parseForm(withChanges(files, act.changes), edition, loaded)
  return then.bundle ? undefined : then.problems[0]
}
