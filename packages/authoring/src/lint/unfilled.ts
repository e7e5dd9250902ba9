import { closest, DOCUMENT_MEMBERS, ownKeys, treeOf, yearPlaceholdersOf } from '@formwright/definition'
import { unknownPlaceholder } from './context.ts'
import type { LintCheck } from './context.ts'
import { textsWithBrackets } from './bracketed-texts.ts'

/** Files whose texts have years filled in, and nothing else. */
const FILES = /(^|\/)(ui|paper|edition|form|schema)\.json$|\/shared\/[^/]+\.json$/

/** Texts with placeholders of their own, which are looked at where they are known; the rest is no text. */
const OTHERS =
  /^\/(page|schemaChecks|units)\/|\/(pattern|scope|field|label\/scope|value|\$ref|\$id|\$anchor)$|\/x-/

/** Texts that are printed and read as they stand, in which braces are hardly anything else. */
const READ = /\/paper\.json#|\/edition\.json#\/(instructions|tables)\//

/** Words that a placeholder might begin with where others fill them in. */
const WORDS = [
  'edition',
  'form',
  'window',
  'agency',
  'params',
  'digest',
  'page',
  'pages',
  ...DOCUMENT_MEMBERS,
]

/**
 * Placeholders in texts of the screen, the paper and the edition that nothing fills: only years are, and the
 * number of the row (`{n}`) in a block of the paper that repeats.
 */
export const unfilled: LintCheck = ({ loaded, bundle }) => {
  const { years } = bundle.edition
  const filled = yearPlaceholdersOf(years)
  const known = filled.map((name) => name.slice(1, -1))
  const meant = new Set([...WORDS, ...ownKeys(treeOf(bundle).root)])
  return [...loaded.sources].flatMap(([path, source]) => {
    if (!FILES.test(path)) return []
    return textsWithBrackets(source).flatMap(({ text, pointer }) => {
      if (OTHERS.test(pointer)) return []
      const isRead = READ.test(`/${path}#${pointer}`)
      const isOfRow = /\/blocks\/\d+\/blocks\//.test(pointer)
      return [...text.matchAll(PLACEHOLDER)].flatMap(([written, first = '', rest]) => {
        if (isOfRow && written === '{n}') return []
        // a year that there is not is reported as such
        if (rest !== '' && (Object.hasOwn(years, first) || closest(written, filled) !== '')) return []
        return isRead || meant.has(first) ? [unknownPlaceholder(source, pointer, written, known)] : []
      })
    })
  })
}

const PLACEHOLDER = /\{([\p{L}_][\p{L}\d_]*)((?:\.[\p{L}\d_]+(?:[+-]\d+)?)*)\}/gu
