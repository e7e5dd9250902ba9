import { closest, DOCUMENT_MEMBERS, ownKeys, treeOf, yearPlaceholdersOf } from '@formwright/definition'
import { unknownPlaceholder } from './context.ts'
import type { LintCheck } from './context.ts'
import { textsWithBrackets } from './bracketed-texts.ts'

/** Files whose texts may contain year placeholders, and no others. */
const FILES = /(^|\/)(ui|paper|edition|form|schema)\.json$|\/shared\/[^/]+\.json$/

/** Texts with placeholders of their own, which other checks handle; and members that are not texts. */
const OTHERS =
  /^\/(page|schemaChecks|units)\/|\/(pattern|scope|field|label\/scope|value|\$ref|\$id|\$anchor)$|\/x-/

/** Texts that are printed literally, where braces are probably placeholders. */
const READ = /\/paper\.json#|\/edition\.json#\/(instructions|tables)\//

/** Words that a placeholder may start with in other systems. */
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
 * Placeholders in texts of screen, paper and edition that are not filled in: only years are, and the row
 * number (`{n}`) in a repeating block of the paper.
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
        // an unknown year is reported separately
        if (rest !== '' && (Object.hasOwn(years, first) || closest(written, filled) !== '')) return []
        return isRead || meant.has(first)
          ? [unknownPlaceholder(source, pointer, written, isOfRow ? ['n', ...known] : known)]
          : []
      })
    })
  })
}

const PLACEHOLDER = /\{([\p{L}_][\p{L}\d_]*)((?:\.[\p{L}\d_]+(?:[+-]\d+)?)*)\}/gu
