import { fileInfo } from '@formwright/definition'
import type { FileKind, Language } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { Names } from './names.ts'
import { throughIn } from './own-titles.ts'

/** Kinds of files that contain no names used in rules. */
const NAMELESS: ReadonlySet<FileKind> = new Set<FileKind>([
  'rules',
  'cases',
  'answers',
  'samples',
  'paper',
  'carry',
])

/**
 * The names used in sentences, only created again when one of them changes, so that editing a rule does not
 * invalidate cached sentences.
 */
export class KeptNames {
  #last: { readonly key: readonly string[]; readonly names: Names } | undefined

  of(model: StudioModel, language: Language): Names {
    const key = keyOf(model, language)
    const last = this.#last
    if (last?.key.length === key.length && key.every((one, index) => one === last.key[index]))
      return last.names
    const names = new Names(model.bundle, model.fields, language)
    this.#last = { key, names }
    return names
  }
}

/** Everything that names depend on: texts of the files that contain names, and names defined by rules. */
function keyOf({ files, bundle, edition }: StudioModel, language: Language): readonly string[] {
  const naming = [...files].flatMap(([path, text]) => (NAMELESS.has(fileInfo(path).kind) ? [] : [path, text]))
  const rules = JSON.stringify([bundle.ruleNames, bundle.rules.map(({ id }) => id), throughIn(bundle)])
  return [language, edition, rules, ...naming]
}
