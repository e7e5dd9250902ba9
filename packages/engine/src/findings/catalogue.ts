import { inLanguage } from '@formwright/definition'
import type { Language, RuleKind } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

interface Entry {
  readonly severity: 'error' | 'warning'
  readonly kind: RuleKind
}

const error = (kind: RuleKind): Entry => ({ severity: 'error', kind })

/**
 * The findings that follow from the schema and its annotations. A code is stable. Their words are in
 * `texts.json`: `{label}` is the field's official title, `{value}` what was filled in; `code:when` has words
 * of its own for a case. An edition may number and word them its own way (`schemaChecks`).
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

/** A finding's name in `texts.json`: its code, with the case behind it where there are words for that. */
export type FindingText = keyof typeof texts

export function isFindingText(name: string): name is FindingText {
  return Object.hasOwn(texts, name)
}

/** How a finding is worded where an edition has no words for it; empty for what is none of the schema. */
export function findingText(code: string, language: Language): string {
  return isFindingText(code) ? inLanguage(texts[code], language) : ''
}

/** The cases of a code that may have words and a number of their own. */
export function findingCases(code: FindingCode): string[] {
  const named = Object.keys(texts).filter((name) => name.startsWith(`${code}:`))
  return [...named.map((name) => name.slice(code.length + 1)), ...(code === 'evidence' ? PROVEN : [])]
}

/** What `when` of a keyword asks proof for. */
const PROVEN: readonly string[] = ['always', 'ticked', 'positive', 'is']

/** What may stand in braces in the message of a finding, in any of its cases. */
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
