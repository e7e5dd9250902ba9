/// <reference types="vite/client" />
import type { Language } from '@formwright/definition'

const files = import.meta.glob<{ default: unknown }>(
  [
    '../../packages/*/src/**/*.json',
    '!**/*.cases.json',
    '!**/*.schema.json',
    '!**/{mistakes,template}/**',
    '!**/studio/**',
  ],
  { eager: true },
)

/**
 * Adds a language to every catalogue of the product and to its list of languages, as whoever translates it
 * would: English between brackets.
 * @returns how many files have texts by language
 */
export function teach(language: Language): number {
  let taught = 0
  for (const [path, { default: json }] of Object.entries(files)) {
    if (path.endsWith('/languages.json')) Reflect.set(json as object, language, { name: language })
    else if (addTo(json, language)) taught++
  }
  return taught
}

function addTo(json: unknown, language: Language): boolean {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return false
  const { en, ...others } = json as Record<string, unknown>
  if (en !== undefined && ('zh' in others || 'zh-CN' in others)) {
    Reflect.set(json, language, bracketed(en))
    return true
  }
  return Object.values(json)
    .map((value) => addTo(value, language))
    .some(Boolean)
}

/** Patterns, formats, telephone numbers, typefaces and the names of units are no words. */
const NO_WORDS = /^\^|^[dmy ]+$|^[\d ]+$|^(Times New Roman|Arial|Calibri|million|people)$/

function bracketed(text: unknown): unknown {
  if (typeof text === 'string') return NO_WORDS.test(text) ? text : `⟦${text}⟧`
  if (Array.isArray(text)) return text.map(bracketed)
  return typeof text === 'object' && text !== null
    ? Object.fromEntries(Object.entries(text).map(([key, value]) => [key, bracketed(value)]))
    : text
}
