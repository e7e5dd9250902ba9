import { importSchema } from '@formwright/authoring'
import {
  explain,
  isObject,
  JsonSource,
  MAX_FILE_BYTES,
  roundedProblemsOf,
  speaker,
  syntaxProblemsOf,
} from '@formwright/definition'
import type { Language, Problem } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import texts from './texts.json' with { type: 'json' }

const say = speaker(texts)

/** Keywords by which a JSON Schema is recognised. */
const KEYWORDS = [
  '$schema',
  '$ref',
  'type',
  'properties',
  'allOf',
  'anyOf',
  'oneOf',
  'enum',
  'const',
  'items',
]

/** The names a schema may have; the studio is made for forms with a fifth of that. */
const MOST_NAMES = 10_000

/**
 * Parses a JSON Schema or UI schema, or explains what is wrong. Numbers that lose precision are reported, but
 * the file is accepted.
 */
export function readSchema(
  key: 'schema' | 'ui',
  { name, size }: Pick<File, 'name' | 'size'>,
  text: string,
  language: Language,
): { readonly value?: unknown; readonly problem?: string } {
  if (size > MAX_FILE_BYTES)
    return { problem: say('new-form-too-large', language, { most: MAX_FILE_BYTES / 1e6 }) }
  const source = new JsonSource(name, text)
  const [broken] = syntaxProblemsOf(source)
  const problemText = (said: 'new-form-not-json' | 'new-form-rounded', problem: Problem) => {
    const { says, advice } = explain(problem, language)
    const { line, column } = problem
    return { problem: say(said, language, { file: name, line, column, reason: says, advice }) }
  }
  if (broken) return problemText('new-form-not-json', broken)
  const { value } = source
  const isRight = isObject(value) && (key === 'ui' || isSchema(value))
  if (isRight) {
    if (key === 'schema' && namesIn(value) > MOST_NAMES)
      return { problem: say('new-form-many', language, { file: name, most: MOST_NAMES }) }
    const [unusable] = key === 'schema' ? importSchema(value, AS_TRIAL).problems : []
    if (unusable)
      return { problem: say('new-form-unusable', language, { file: name, ...explain(unusable, language) }) }
    const [rounded] = roundedProblemsOf(source)
    return { value, ...(rounded ? problemText('new-form-rounded', rounded) : {}) }
  }
  return { problem: say(`new-form-no-${key}`, language, { file: name }) }
}

const AS_TRIAL = { id: 'form', edition: '1', title: '', agency: '', fieldTypes }

/** How many names are written in a schema: its members, and those of everything in it. */
function namesIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + namesIn(one), 0)
  if (!isObject(value)) return 0
  const below = Object.values(value).reduce<number>((sum, one) => sum + namesIn(one), 0)
  return below + (isObject(value.properties) ? Object.keys(value.properties).length : 0)
}

const TYPES = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])

function isSchema(value: Readonly<Record<string, unknown>>): boolean {
  const { type } = value
  const isTyped = type === undefined || [type].flat().every((one) => TYPES.has(String(one)))
  return isTyped && KEYWORDS.some((keyword) => Object.hasOwn(value, keyword))
}
