import { inLanguage } from '@formwright/definition'
import type { Language, RuleKind } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

interface Entry {
  readonly severity: 'error' | 'warning'
  readonly kind: RuleKind
}

const error = (kind: RuleKind): Entry => ({ severity: 'error', kind })

/**
 * The findings that follow from the schema and its annotations. Codes are stable. Texts are in `texts.json`:
 * `{label}` is the field's title, `{value}` the answer; `code:when` is the text for a special case. An
 * edition may override number and wording (`schemaChecks`).
 */
export const findingCatalogue = {
  required: error('completeness'),
  type: error('format'),
  choice: error('format'),
  format: error('format'),
  decimals: error('format'),
  multiple: error('format'),
  range: error('format'),
  words: error('length'),
  evidence: error('evidence'),
  'evidence-unticked': { severity: 'warning', kind: 'evidence' },
  list: error('evidence'),
  'list-rows': error('evidence'),
  'other-region': error('consistency'),
  'no-region': error('consistency'),
  names: error('consistency'),
  key: error('consistency'),
  reference: error('consistency'),
  computed: error('arithmetic'),
  together: error('consistency'),
  unknown: error('format'),
} as const satisfies Record<string, Entry>

export type FindingCode = keyof typeof findingCatalogue

/** The key of a finding in `texts.json`: its code, followed by the case if that has a text of its own. */
export type FindingText = keyof typeof texts

export function isFindingText(name: string): name is FindingText {
  return Object.hasOwn(texts, name)
}

/** The default text of a finding; empty for codes that are not of the schema. */
export function findingText(code: string, language: Language): string {
  return isFindingText(code) ? inLanguage(texts[code], language) : ''
}

/** The cases of a code that may have their own text and number. */
export function findingCases(code: FindingCode): string[] {
  const named = Object.keys(texts).filter((name) => name.startsWith(`${code}:`))
  return [...named.map((name) => name.slice(code.length + 1)), ...(code === 'evidence' ? PROVEN : [])]
}

/** What `when` of a keyword requires evidence for. */
const PROVEN: readonly string[] = ['always', 'ticked', 'positive', 'is']

/** The placeholders that the message of a finding may use, in any of its cases. */
export function findingPlaceholders(code: FindingCode): string[] {
  const own = Object.entries(texts).filter(([name]) => name === code || name.startsWith(`${code}:`))
  const written = own.flatMap(([, entry]) => Object.values(entry))
  return [
    ...new Set([
      'label',
      ...written.flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)),
    ]),
  ]
}
