import { fileInfo } from '@formwright/definition'
import type { FileKind, Language } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { Names } from './names.ts'
import { throughIn } from './own-titles.ts'

/** Files that call nothing by a name that rules know. */
const NAMELESS: ReadonlySet<FileKind> = new Set<FileKind>([
  'rules',
  'cases',
  'answers',
  'samples',
  'paper',
  'carry',
])

/**
 * The words of sentences, made anew only when something is called otherwise: an edit of a rule, or one that
 * is taken back, leaves them and every sentence that was worked out with them.
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

/** All that names are made of: the texts of the files that name things, and what rules name themselves. */
function keyOf({ files, bundle, edition }: StudioModel, language: Language): readonly string[] {
  const naming = [...files].flatMap(([path, text]) => (NAMELESS.has(fileInfo(path).kind) ? [] : [path, text]))
  const rules = JSON.stringify([bundle.ruleNames, bundle.rules.map(({ id }) => id), throughIn(bundle)])
  return [language, edition, rules, ...naming]
}
