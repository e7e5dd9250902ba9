import { AjvCompiler } from '@fastify/ajv-compiler'
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify'
import { scanJson, splitPointer, unstorableTexts, valueAt } from '@formwright/definition'
import type { JsonLimits } from '@formwright/definition'
import { HttpError } from './errors.ts'

/**
 * Limits for answers: they nest five deep, and the longest lists have a third of these values. Processing
 * that many takes a tenth of a second.
 */
export const DOCUMENT_LIMITS: JsonLimits = { depth: 60, values: 100_000, members: 20_000 }
/** Limits for a body: answers plus the structure of a patch. */
const BODY_LIMITS: JsonLimits = { depth: 64, values: 110_000, members: 20_000 }
/** JSON escapes of characters that the database cannot store, and unpaired surrogates. */
const SUSPICIOUS = /\\u(?:0000|[dD][89a-fA-F])/

/**
 * Validates every request before its handler: bodies are UTF-8 JSON of bounded depth and length, with
 * storable texts and exact numbers; the same for paths and queries.
 */
export function checkRequests(app: FastifyInstance): void {
  app.setValidatorCompiler(validatorOf)
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, buffer, done) => {
    try {
      const text = textOf(buffer)
      const { beyond, inexact } = scanJson(text, BODY_LIMITS)
      if (beyond) throw tooLarge('A request', BODY_LIMITS, beyond)
      void parse(request, text, (error, body?: unknown) => {
        if (error) return done(error)
        if (inexact.length > 0)
          return done(
            badRequestAt('A number has more digits than can be kept exactly, or is too large', body, inexact),
          )
        const unstorable = SUSPICIOUS.test(text) ? unstorableTexts(body) : []
        return done(unstorable.length > 0 ? badRequestAt(UNSTORABLE, body, unstorable) : null, body)
      })
    } catch (error) {
      done(error as Error)
    }
  })
  app.addHook('preValidation', async ({ params, query }) => {
    const pointers = [...unstorableTexts(params), ...unstorableTexts(query)]
    if (pointers.length > 0)
      throw new HttpError('unprocessable', withPointers(UNSTORABLE, pointers), { pointers })
  })
}

const compilerOf = AjvCompiler()
/** Paths and queries are text, so numbers in them are coerced. */
const ofAddresses = compilerOf({}, { customOptions: {} })
/** Bodies are typed JSON, so nothing is coerced. */
const ofBodies = compilerOf({}, { customOptions: { coerceTypes: false } })

const validatorOf: FastifySchemaCompiler<object> = (route) =>
  (route.httpPart === 'body' ? ofBodies : ofAddresses)(route)

const UNSTORABLE = 'A text holds a character that cannot be stored (U+0000 or half of one): take it out'

function textOf(buffer: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    throw new HttpError('bad-request', 'The body is not encoded as UTF-8')
  }
}

/** Messages for exceeded limits. */
const BEYOND: Readonly<Record<keyof JsonLimits, string>> = {
  depth: 'lists and objects inside each other',
  values: 'values',
  members: 'members of one object',
}

export function tooLarge(what: string, limits: JsonLimits, beyond: keyof JsonLimits): HttpError {
  return new HttpError(
    beyond === 'values' ? 'too-large' : 'unprocessable',
    `${what} may have at most ${limits[beyond]} ${BEYOND[beyond]}`,
    { of: beyond, limit: limits[beyond] },
  )
}

/** An error with pointers: into the answers if the body changes them, else into the body. */
function badRequestAt(message: string, body: unknown, found: readonly string[]): HttpError {
  const pointers = [...new Set(found.map((pointer) => answersPointer(body, pointer)))]
  return new HttpError('unprocessable', withPointers(message, pointers), { pointers })
}

function withPointers(message: string, pointers: readonly string[]): string {
  const named = pointers.filter((pointer) => pointer !== '').slice(0, 3)
  return named.length === 0 ? message : `${message} (${named.join(', ')})`
}

/**
 * Converts `/patch/0/value/name` of a body to the pointer in the answers; likewise for answers and origins.
 */
function answersPointer(body: unknown, pointer: string): string {
  const [first, key = ''] = splitPointer(pointer)
  if (first === 'answers') return pointer.slice('/answers'.length)
  if (first === 'origins') return key.startsWith('/') ? key : pointer
  if (first !== 'patch') return pointer
  const path = valueAt(body, `/patch/${key}/path`)
  const within = pointer.slice(`/patch/${key}/value`.length)
  return typeof path === 'string' ? path + within : pointer
}
