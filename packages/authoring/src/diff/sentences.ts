import { DEFAULT_LANGUAGE, fill, inLanguage, joinList, speaker, word, yesNo } from '@formwright/definition'
import type { Language, Texts } from '@formwright/definition'
import attributes from './attributes.json' with { type: 'json' }
import type { Change, ChangeClass } from './change.ts'
import classes from './classes.json' with { type: 'json' }
import sentences from './sentences.json' with { type: 'json' }
import shapes from './shapes.json' with { type: 'json' }

const ATTRIBUTES: Readonly<Record<string, Texts>> = attributes
const SHAPES: Readonly<Record<string, Texts>> = shapes
const sayClass = speaker<ChangeClass>(classes)

/** A change in one sentence. */
export function explainChange(change: Change, language: Language = DEFAULT_LANGUAGE): string {
  const attribute = ATTRIBUTES[change.attribute ?? '']
  const values: Record<string, string> = {
    subject: change.subject,
    attribute: attribute ? inLanguage(attribute, language) : `“${change.attribute}”`,
    before: shown(change.before, language),
    after: shown(change.after, language),
  }
  if (change.kind === 'field-type')
    for (const key of ['before', 'after'] as const)
      values[key] = inLanguage(SHAPES[String(change[key])] ?? shapes.other, language)
  if (change.kind.startsWith('text-')) values.attribute = change.attribute ?? ''
  const sentence = fill(inLanguage<string>(sentences[change.kind], language), values, language)
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

/** What a class of changes means for answers that are there. */
export function explainClass(kind: ChangeClass, language: Language = DEFAULT_LANGUAGE): string {
  return sayClass(kind, language)
}

/** A value as text: what `before` and `after` of a change show, and what is marked in them. */
export function shown(value: unknown, language: Language = DEFAULT_LANGUAGE): string {
  if (value === undefined || value === null) return word('nothing', language)
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return yesNo(value, language).toLowerCase()
  if (Array.isArray(value) && value.every((item) => typeof item === 'string' || typeof item === 'number'))
    return joinList(value.map(String), language)
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}
