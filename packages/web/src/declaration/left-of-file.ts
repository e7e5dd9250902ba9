import { explainAside, explainLeft } from '@formwright/authoring'
import type { LeftBehind } from '@formwright/authoring'
import { ATTACHMENTS, inEachLanguage, isObject, translate } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { valueText } from '@formwright/fields/value-text'
import type { LeftOfFile } from '../drafts/database.ts'

/**
 * The values of a file that have no field in the form, to be kept with the declaration.
 * @param from the edition or version by which the file was read, for its labels
 */
export function leftOfFile(
  left: readonly LeftBehind[],
  from: FormBundle,
  isSameEdition: boolean,
): LeftOfFile[] {
  const explain = isSameEdition ? explainAside : explainLeft
  return left.map((item) => {
    const evidence = item.reason === 'evidence' ? fileIn(item.value) : undefined
    // for a column, the values of all rows are shown together
    const at = item.reason === 'column' ? '' : item.pointer
    const isSaid = item.pointer.startsWith(`${ATTACHMENTS}/`) || item.reason === 'option'
    return {
      reason: item.reason,
      from: inEachLanguage((language) => translate(from, language, from.edition.title)),
      text: inEachLanguage((language) => explain(item, language, [from])),
      shown: inEachLanguage((language) =>
        isSaid ? '' : valueText({ bundle: from }, at, item.value, language),
      ),
      ...(evidence ? { evidence } : {}),
    }
  })
}

function fileIn(value: unknown): LeftOfFile['evidence'] {
  if (!isObject(value)) return undefined
  const { name, sha256 } = value
  return typeof name === 'string' && typeof sha256 === 'string' ? { name, sha256 } : undefined
}
