import {
  explain,
  JsonSource,
  MAX_FILE_BYTES,
  roundedProblemsOf,
  speaker,
  syntaxProblemsOf,
} from '@formwright/definition'
import type { Language, Problem } from '@formwright/definition'
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
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  const isRight = isObject && (key === 'ui' || isSchema(value as Readonly<Record<string, unknown>>))
  if (isRight) {
    const [rounded] = roundedProblemsOf(source)
    return { value, ...(rounded ? problemText('new-form-rounded', rounded) : {}) }
  }
  return { problem: say(`new-form-no-${key}`, language, { file: name }) }
}

const TYPES = new Set(['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'])

function isSchema(value: Readonly<Record<string, unknown>>): boolean {
  const { type } = value
  const isTyped = type === undefined || [type].flat().every((one) => TYPES.has(String(one)))
  return isTyped && KEYWORDS.some((keyword) => Object.hasOwn(value, keyword))
}
