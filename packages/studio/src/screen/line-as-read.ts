import { fileInfo } from '@formwright/definition'
import { asRead } from '../edits/year-words.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { YearLine } from '../new-year/year-lines.ts'
import type { Names } from '../sentences/names.ts'
import { sentenceOf, textOf } from '../sentences/sentence.ts'
import { messageInWords } from './sentence.tsx'

/** Members of a rule that contain expressions, and its own names for values and rows. */
const EXPRESSIONS = /^\/rules\/\d+\/(?:when|check|compute|visible|required|enabled|let|each)\b/

/**
 * A text that mentions an earlier year as it is shown: expressions of rules as sentences, placeholders of
 * messages in words.
 */
export function lineAsRead(model: StudioModel, { file, pointer, text }: YearLine, names: Names): string {
  return fileInfo(file).kind === 'rules' && EXPRESSIONS.test(pointer)
    ? textOf(sentenceOf(text, names))
    : messageInWords(asRead(model, text), names)
}
