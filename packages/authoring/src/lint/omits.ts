import { below, closest } from '@formwright/definition'
import type { RuleEntry } from '@formwright/definition'
import { editionFileOf } from '../carry/carry-file.ts'
import { editionSource, fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** Every omitted rule must exist in the inherited edition. */
export const omits: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  const known = context.loaded.parts.flatMap(({ files }) =>
    (files.rules!.value as { rules: readonly RuleEntry[] }).rules.map(({ id }) => id),
  )
  return (editionFileOf(context.loaded).omits ?? []).flatMap((id, index) =>
    known.includes(id)
      ? []
      : [fileProblem(source, below('/omits', index), 'omit-unknown', { id, suggestion: closest(id, known) })],
  )
}
