import { ERRORS } from '@formwright/api'
import type { ErrorCode } from '@formwright/api'
import { productLanguage, speaker } from '@formwright/definition'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseUnavailable } from '../database/connect.ts'
import { HttpError } from './errors.ts'
import texts from './error-page.json' with { type: 'json' }
import { sendPage } from './security.ts'

/** PostgreSQL's code for a full disk. */
const PG_DISK_FULL = '53100'

/** Default `Retry-After` in seconds, per error code. */
const RETRY_AFTER: Partial<Record<ErrorCode, number>> = {
  'too-many': 2,
  'database-away': 5,
  'storage-away': 5,
}

interface ErrorAnswer {
  readonly code: ErrorCode
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Sends an error: JSON for programs, an HTML page for navigations; never a stack trace. */
export function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { code, seconds, body } = errorBodyOf(error)
  if (code === 'internal') request.log.error(error)
  if (seconds !== undefined) reply.header('retry-after', String(seconds))
  reply.code(ERRORS[code])
  if (isNavigation(request)) return sendPage(reply, pageOf(code, seconds, request))
  // bypasses the response schema, so that any error can be sent
  return reply.serializer(JSON.stringify).type('application/json; charset=utf-8').send(body)
}

/** The response body for an error, with the seconds to wait before retrying. */
export function errorBodyOf(error: FastifyError): {
  readonly code: ErrorCode
  readonly seconds: number | undefined
  readonly body: Readonly<Record<string, unknown>>
} {
  const { code, message, details } = errorAnswerOf(error)
  const seconds = typeof details.retryAfter === 'number' ? details.retryAfter : RETRY_AFTER[code]
  const retry = seconds === undefined ? {} : { retryAfter: seconds }
  return { code, seconds, body: { error: code, message, ...retry, ...details } }
}

/** Whether a browser displays the response as a page. */
function isNavigation({ method, headers }: FastifyRequest): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/html')
}

/** An HTML page without scripts or styles, in the browser's language. */
function pageOf(code: ErrorCode, seconds: number | undefined, { headers }: FastifyRequest): string {
  const language = productLanguage(...preferredLanguages(headers['accept-language']))
  const text = code === 'too-many' || seconds === undefined ? code : 'busy'
  const say = (name: keyof typeof texts) => sayText(name, language, { seconds })
  const words = say(text in texts ? (text as keyof typeof texts) : 'other')
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say('title')}</title>
<style nonce="__CSP_NONCE__">body{font:16px/1.7 system-ui,"Microsoft YaHei",sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem}</style></head>
<body><h1>${say('title')}</h1><p>${words}</p><p>${seconds === undefined ? '' : `<a href="">${say('retry')}</a> · `}<a href="/">${say('home')}</a></p></body>
</html>`
}

const sayText = speaker(texts)

/** The languages of an Accept-Language header, by preference. */
function preferredLanguages(header = ''): string[] {
  return header.split(',').flatMap((one) => /^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)/.exec(one)?.[1] ?? [])
}

/** Maps an error to its response. */
function errorAnswerOf(error: FastifyError): ErrorAnswer {
  if (error instanceof HttpError) return { code: error.code, message: error.message, details: error.details }
  if (error.code === 'ENOSPC' || error.code === PG_DISK_FULL)
    return { code: 'disk-full', message: 'The server has no room at the moment', details: {} }
  if (isDatabaseUnavailable(error))
    return {
      code: 'database-away',
      message: 'The database cannot be reached at the moment: try again in a while',
      details: {},
    }
  if (error.validation && error.validationContext === 'params')
    return { code: 'not-found', message: 'There is nothing at this address', details: {} }
  if (error.validation)
    return {
      code: 'bad-request',
      message: error.message,
      details: {
        at: error.validationContext,
        problems: error.validation.map(({ instancePath, message }) => ({ at: instancePath, message })),
      },
    }
  if (error.statusCode === 413) return { code: 'too-large', message: 'The request is too large', details: {} }
  if (error.statusCode !== undefined && error.statusCode < 500)
    return {
      code: error.statusCode === 429 ? 'too-many' : 'bad-request',
      message: error.message,
      details: {},
    }
  return {
    code: 'internal',
    message: 'Something went wrong here. It was noted; nothing was changed',
    details: {},
  }
}
