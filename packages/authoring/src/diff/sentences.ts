import {
  DEFAULT_LANGUAGE,
  inLanguage,
  joinList,
  languageName,
  speaker,
  word,
  yesNo,
  LABEL_SEPARATOR,
} from '@formwright/definition'
import type { Language, Texts } from '@formwright/definition'
import attributes from './attributes.json' with { type: 'json' }
import type { Change, ChangeClass } from './change.ts'
import classes from './classes.json' with { type: 'json' }
import sentences from './sentences.json' with { type: 'json' }
import { explainEvidence, explainFacts } from './field-facts.ts'
import type { EvidenceFacts, FieldFacts } from './field-facts.ts'
import { fillQuoted } from './quotes.ts'
import shapes from './shapes.json' with { type: 'json' }
import ofRegion from './of-region.json' with { type: 'json' }
import { markedText } from './spans.ts'
import type { Span } from './spans.ts'
import wordsOfValues from './values.json' with { type: 'json' }

const ATTRIBUTES: Readonly<Record<string, Texts>> = attributes
const SHAPES: Readonly<Record<string, Texts>> = shapes
const VALUES: Readonly<Record<string, Readonly<Record<string, Texts>>>> = wordsOfValues
const sayClass = speaker<ChangeClass | `carried-${ChangeClass}`>(classes)

/** A change as one sentence. */
export function explainChange(
  change: Change,
  language: Language = DEFAULT_LANGUAGE,
  templates: Readonly<Record<string, Texts>> = sentences,
): string {
  const { kind, attribute = '', subject } = change
  const template = inLanguage<string>(templates[kind]!, language)
  const values = {
    subject,
    attribute: kind.startsWith('text-') ? attribute : nameOfAttribute(kind, attribute, language),
    before: shownOf(change, 'before', language),
    after: shownOf(change, 'after', language),
    language: NAMES_LANGUAGE.test(kind) ? languageName(subject, language) : '',
  }
  const sentence = capitalised(fillQuoted(template, values, language))
  const { issuer } = change
  return issuer === undefined
    ? sentence
    : fillQuoted(inLanguage<string>(ofRegion, language), { issuer, sentence }, language)
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** The name of a property as shown to officials; for a part of a view prefixed by the part's name. */
function nameOfAttribute(kind: string, attribute: string, language: Language): string {
  const at = attribute.lastIndexOf(LABEL_SEPARATOR) + 1
  const name = attribute.slice(at)
  const own = `${kind.slice(0, kind.indexOf('-'))}-${name}`
  const named = ATTRIBUTES[own] ?? ATTRIBUTES[name]
  if (!named) return `“${attribute}”`
  const said = inLanguage(named, language)
  // the heading of a part on paper, or a row without text, has no name
  return at <= 1 ? said : `“${attribute.slice(0, at - 1)}”${LABEL_SEPARATOR}${said}`
}

const NAMES_LANGUAGE = /^(text|language)-/

/**
 * The differences within a text, for changes whose sentence does not include the texts; `undefined` if there
 * is nothing to mark.
 */
export function changedSpans(change: Change, language: Language = DEFAULT_LANGUAGE): Span[] | undefined {
  if (saysBoth(change, language)) return undefined
  const there = SIDES.filter((side) => change[side] !== undefined)
  // a new or removed text is marked as a whole
  if (there.length === 1 && typeof change[there[0]!] !== 'string') return undefined
  const textOf = (side: 'before' | 'after') => (there.includes(side) ? shownOf(change, side, language) : '')
  return markedText(textOf('before'), textOf('after'))
}

const SIDES = ['before', 'after'] as const

/** Whether the sentence of a change includes both values. */
export function saysBoth(change: Change, language: Language = DEFAULT_LANGUAGE): boolean {
  const sentence = inLanguage<string>(sentences[change.kind], language)
  return SIDES.every((side) => change[side] === undefined || sentence.includes(`{${side}}`))
}

/** A value of a change as text. */
export function shownOf(change: Change, which: 'before' | 'after', language: Language): string {
  const { kind, attribute = '' } = change
  if (kind === 'field-added') return change.after ? explainFacts(change.after as FieldFacts, language) : ''
  if (kind === 'evidence-added')
    return change.after ? explainEvidence(change.after as EvidenceFacts, language) : ''
  // an absent `verified` means true
  const value = attribute === 'verified' ? (change[which] ?? true) : change[which]
  const name = typeof value === 'object' ? '' : String(value)
  if (kind.startsWith('screen-') && VALUES.screen![name]) return inLanguage(VALUES.screen![name], language)
  const words = kind === 'field-type' ? (SHAPES[name] ?? shapes.other) : VALUES[attribute]?.[name]
  const said = words ? inLanguage(words, language) : shown(value, language)
  const unit = change.units?.[which]
  return unit === undefined ? said : withUnit(said, unit)
}

/** A number with its unit: 70%, 40 亿元. */
function withUnit(number: string, unit: string): string {
  return unit === '%' ? `${number}%` : `${number} ${unit}`
}

/**
 * The effect of a class of changes on existing answers, as text.
 * @param carried answers of another year, which are carried into this one
 */
export function explainClass(
  kind: ChangeClass,
  language: Language = DEFAULT_LANGUAGE,
  carried = false,
): string {
  return sayClass(carried ? `carried-${kind}` : kind, language)
}

function shown(value: unknown, language: Language = DEFAULT_LANGUAGE): string {
  if (value === undefined || value === null) return word('nothing', language)
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return yesNo(value, language).toLowerCase()
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number'))
    return joinList(value.map(String), language)
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}
