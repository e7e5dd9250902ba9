import { isPointer } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { hasPrivate, maskLookalikes, maskPrivate } from '@formwright/engine'
import type { Masked } from '@formwright/engine'

/**
 * Masks private data in a reply about an application: in answers, in values with a `pointer` or `path`
 * (beside or as key), and in texts that quote them.
 * @param answers of the application as it stands: what texts may quote
 */
export function maskReply<T>(bundle: FormBundle, answers: unknown, reply: T): T {
  if (!hasPrivate(bundle)) return reply
  const masked = maskPrivate(bundle, answers)
  const lookalikes = maskLookalikes(bundle)
  // values first, because texts may quote earlier ones
  return withTexts(withValues(asJson(reply), masked), masked.text, (text) =>
    lookalikes(masked.text(text)),
  ) as T
}

type Members = Readonly<Record<string, unknown>>

/** Serialises dates and the like. */
function asJson(reply: unknown): unknown {
  return reply === undefined ? undefined : JSON.parse(JSON.stringify(reply))
}

/** Members with values at the pointer given beside them. */
const VALUES = new Set(['value', 'before', 'after', 'base', 'mine', 'theirs'])

function withValues(json: unknown, masked: Masked): unknown {
  if (Array.isArray(json)) return json.map((item) => withValues(item, masked))
  if (typeof json !== 'object' || json === null) return json
  const members = json as Members
  const pointer = pointerOf(members)
  return Object.fromEntries(
    Object.entries(members).map(([key, value]) => {
      if (key === 'answers') return [key, masked.at('', value)]
      if (pointer !== undefined && VALUES.has(key)) return [key, masked.at(pointer, value)]
      if (key.startsWith('/') && isPointer(key)) return [key, maskedAtPointer(key, value, masked)]
      return [key, withValues(value, masked)]
    }),
  )
}

function pointerOf({ pointer, path }: Members): string | undefined {
  const ownPointer = pointer ?? path
  return typeof ownPointer === 'string' && isPointer(ownPointer) ? ownPointer : undefined
}

/** A value keyed by its pointer, as in fixes and origins. */
function maskedAtPointer(pointer: string, value: unknown, masked: Masked): unknown {
  const isMark = typeof value === 'object' && value !== null && 'origin' in value && 'value' in value
  return isMark ? { ...value, value: masked.at(pointer, value.value) } : masked.at(pointer, value)
}

/** Members with codes and pointers, which quote nothing. */
const CODES = new Set([
  'id',
  'pointer',
  'path',
  'related',
  'code',
  'form',
  'edition',
  'region',
  'unit',
  'state',
])
/** Ids, hashes and times. */
const CODE = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32,}|\d{4}-\d{2}-\d{2}T[\d:.]+Z)$/

/** Members with free text about an application: comments, opinions, reasons for warnings. */
const WRITTEN = new Set(['text', 'opinion', 'reason', 'reasons'])

type Masking = (text: string) => string

/**
 * @param quoted masks quoted answers
 * @param written also masks lookalikes, such as earlier numbers; not used in answers, where each field is
 *   masked by its own rule
 */
function withTexts(json: unknown, quoted: Masking, written?: Masking): unknown {
  if (typeof json === 'string') return CODE.test(json) ? json : quoted(json)
  if (Array.isArray(json)) return json.map((item) => withTexts(item, quoted, written))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => {
      if (CODES.has(key)) return [key, value]
      if (isOfAnswers(key)) return [key, withTexts(value, quoted)]
      return [
        key,
        written && WRITTEN.has(key) ? withTexts(value, written) : withTexts(value, quoted, written),
      ]
    }),
  )
}

function isOfAnswers(key: string): boolean {
  return key === 'answers' || VALUES.has(key) || key.startsWith('/')
}
