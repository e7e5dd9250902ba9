import type { FastifySchema } from 'fastify'
import { ErrorBody, ERRORS, errorsOf } from '@formwright/api'
import type { Declaration } from '@formwright/api'
import type { Route } from './route.ts'

/** OpenAPI properties of a route's schema. */
declare module 'fastify' {
  interface FastifySchema {
    readonly summary?: string
    readonly description?: string
    readonly hide?: boolean
    readonly tags?: readonly string[]
    readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  }
}

/** Fastify's schema of a route, for validation, serialisation and OpenAPI. */
export function schemaOf({ path, declaration }: Pick<Route, 'path' | 'declaration'>): FastifySchema {
  const { summary, description, access, params, query, body } = declaration
  return {
    summary,
    ...(description ? { description } : {}),
    tags: [path.split('/')[1]!],
    ...(access === 'public' ? {} : { security: [{ session: [] }] }),
    ...(params ? { params } : {}),
    ...(query ? { querystring: query } : {}),
    ...(body ? { body } : {}),
    response: { ...responsesOf(declaration), ...errorResponsesOf(declaration) },
  }
}

export function statusOf({ makes }: Declaration): 200 | 201 {
  return makes ? 201 : 200
}

function responsesOf(declaration: Declaration): Readonly<Record<number, object>> {
  const { result, file, events } = declaration
  if (result) return { [statusOf(declaration)]: { description: 'Done', ...result } }
  const binary = { schema: { type: 'string', format: 'binary' } }
  const content = file
    ? Object.fromEntries(file.map((type) => [type, binary]))
    : { 'text/event-stream': { schema: { type: 'object', properties: { ...events } } } }
  return { 200: { description: file ? 'The file' : 'Events by their name', content } }
}

/** Error responses by status, with their codes. */
function errorResponsesOf(declaration: Declaration): Readonly<Record<number, object>> {
  const codes = errorsOf(declaration)
  return Object.fromEntries(
    [...new Set(codes.map((code) => ERRORS[code]))].map((status) => [
      status,
      {
        ...ErrorBody,
        description: codes.filter((code) => ERRORS[code] === status).join(', '),
      },
    ]),
  )
}
