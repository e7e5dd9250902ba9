import type { FastifyInstance } from 'fastify'
import { scanJson, splitPointer, unstorableTexts, valueAt } from '@formwright/definition'
import { Refusal } from './errors.ts'

/** Answers nest five deep; a body that holds a patch of them adds three. */
const MAX_DEPTH = 64
/** Three times what the longest lists of a declaration have, and a tenth of a second to read, compare and assess. */
const MAX_VALUES = 200_000
/** How JSON writes what no database keeps, and what is only half of it. */
const SUSPICIOUS = /\\u(?:0000|[dD][89a-fA-F])/

/**
 * Looks at everything that a request says, once, before any route sees it: bodies are UTF-8 and JSON of bounded depth
 * and length, with texts that can be stored and numbers that can be kept exactly; so are addresses and queries.
 */
export function checkRequests(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, buffer, done) => {
    try {
      const text = textOf(buffer)
      const { beyond, inexact } = scanJson(text, { depth: MAX_DEPTH, values: MAX_VALUES })
      if (beyond) throw tooMuch(beyond)
      void parse(request, text, (error, body?: unknown) => {
        if (error) return done(error)
        if (inexact.length > 0)
          return done(
            refusal('A number has more digits than can be kept exactly, or is too large', body, inexact),
          )
        const unstorable = SUSPICIOUS.test(text) ? unstorableTexts(body) : []
        return done(unstorable.length > 0 ? refusal(UNSTORABLE, body, unstorable) : null, body)
      })
    } catch (error) {
      done(error as Error)
    }
  })
  app.addHook('preValidation', async ({ params, query }) => {
    const pointers = [...unstorableTexts(params), ...unstorableTexts(query)]
    if (pointers.length > 0) throw new Refusal('unprocessable', said(UNSTORABLE, pointers), { pointers })
  })
}

const UNSTORABLE = 'A text holds a character that cannot be stored (U+0000 or half of one): take it out'

function textOf(buffer: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer)
  } catch {
    throw new Refusal('bad-request', 'The body is not encoded as UTF-8')
  }
}

function tooMuch(beyond: 'depth' | 'values'): Refusal {
  return beyond === 'depth'
    ? new Refusal('unprocessable', `The body nests deeper than ${MAX_DEPTH} levels`)
    : new Refusal('too-large', `The body holds more than ${MAX_VALUES} values: send it in several requests`)
}

/** Names the places: of the answers where the body changes them, else of the body. */
function refusal(message: string, body: unknown, found: readonly string[]): Refusal {
  const pointers = [...new Set(found.map((pointer) => placeIn(body, pointer)))]
  return new Refusal('unprocessable', said(message, pointers), { pointers })
}

function said(message: string, pointers: readonly string[]): string {
  const named = pointers.filter((pointer) => pointer !== '').slice(0, 3)
  return named.length === 0 ? message : `${message} (${named.join(', ')})`
}

/** `/patch/0/value/name` of a body as the place in the answers that it is for; so with answers and origins. */
function placeIn(body: unknown, pointer: string): string {
  const [first, key = ''] = splitPointer(pointer)
  if (first === 'answers') return pointer.slice('/answers'.length)
  if (first === 'origins') return key.startsWith('/') ? key : pointer
  if (first !== 'patch') return pointer
  const path = valueAt(body, `/patch/${key}/path`)
  const within = pointer.slice(`/patch/${key}/value`.length)
  return typeof path === 'string' ? path + within : pointer
}
