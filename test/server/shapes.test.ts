import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'

/** A part of the OpenAPI document, as far as values are made from it. */
interface Shape {
  readonly type?: string
  readonly pattern?: string
  readonly format?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly items?: Shape
  readonly properties?: Readonly<Record<string, Shape>>
  readonly patternProperties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: Shape | boolean
  readonly required?: readonly string[]
}
interface Operation {
  /** By status; the description names the codes. */
  readonly responses: Readonly<Record<string, { readonly description: string }>>
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema: Shape
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Shape }>> }
}

let site: Installation
let callers: Caller[]
let known: string[]

beforeAll(async () => {
  site = await install({ demonstration: true })
  callers = [await site.as('county'), await site.as('province'), await site.as('admin'), site.stranger]
  const edition = (await callers[0]!.get('/editions')).body[0].id
  const { body } = await callers[0]!.post('/applications', {
    edition,
    region: '350582',
    regionName: '晋江市',
  })
  known = [body.id, edition, '350582', '2024', 'sme-cluster', '/cover/clusterName', 'applicant', 'submit']
})
afterAll(() => site.stop())

/** Calls of each route; callers take turns. */
const ROUNDS = 10

/** The same in every run. */
let seed = 20241126
function pick<T>(values: readonly T[]): T {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
  return values[(seed >> 8) % values.length]!
}

const MOMENTS = [
  '0000-01-01T00:00:00Z',
  '2024-01-01T00:00:00+23:59',
  '2024-06-30T23:59:60Z',
  '9999-12-31T23:59:59-23:59',
  '2024-02-30T00:00:00Z',
  '2024-01-01T24:00:00Z',
  '2024-01-01T00:00:00Z',
  '2199-12-31T23:59:59.999999999+14:00',
]
const TEXTS = [
  '',
  'a',
  '\u0001',
  '%',
  '\\',
  "'; --",
  '😀',
  '𠮷'.repeat(50),
  '甲'.repeat(200),
  '__proto__',
  'null',
  '{}',
  '\u202e',
  'a\u0300'.repeat(100),
]
const NUMBERS = [0, 1, -1, 2_147_483_647, 2_147_483_648, 99_999_999_999, 2 ** 53 - 1, 1.5]

/** A value that fits a shape, at its edges as far as they are known, or sometimes one that does not. */
function valueFor(shape: Shape, depth = 0): unknown {
  if (pick([false, false, false, false, false, false, false, true]))
    return pick([null, [], {}, '', 0, true, ...NUMBERS, ...TEXTS])
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return pick(shape.enum)
  if (shape.anyOf) return valueFor(pick(shape.anyOf), depth)
  if (shape.format === 'date-time') return pick(MOMENTS)
  switch (shape.type) {
    case 'string': {
      const fitting = [...known, ...TEXTS, 'a@b.example', 'https://x.example/'].filter(
        (text) => !shape.pattern || new RegExp(shape.pattern, 'u').test(text),
      )
      return pick(
        fitting.length > 0
          ? fitting
          : ['00000000-0000-0000-0000-000000000000', '9'.repeat(18), 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
      )
    }
    case 'integer':
    case 'number':
      return pick([shape.minimum ?? -1, shape.maximum ?? 99_999_999_999, ...NUMBERS])
    case 'boolean':
      return pick([true, false])
    case 'array':
      return Array.from({ length: pick([shape.minItems ?? 0, 1, 3]) }, () =>
        valueFor(shape.items ?? {}, depth + 1),
      )
    case 'object':
      return objectFor(shape, depth)
    default:
      return depth > 3
        ? 0
        : pick<unknown>([null, 1, '甲', [1, { a: 1 }], { a: { b: [] } }, { clusterName: '甲' }])
  }
}

function objectFor(shape: Shape, depth: number): unknown {
  const open = shape.patternProperties
    ? Object.values(shape.patternProperties)[0]!
    : shape.additionalProperties
  return Object.fromEntries([
    ...Object.entries(shape.properties ?? {})
      .filter(([name]) => shape.required?.includes(name) || pick([true, false]))
      .map(([name, inner]) => [name, valueFor(inner, depth + 1)]),
    ...(typeof open === 'object' ? [[pick([...known, ...TEXTS]), valueFor(open, depth + 1)]] : []),
  ])
}

/** These answer for ever, sign people out, take away what the others need, or take long. */
const LEFT_OUT = /\/live$|\/auth\/|^delete \/api\/demonstration|\/paper|\/backup/

test('whatever is sent to any route of the API document, nothing breaks', async () => {
  const document = (
    await site.stranger.get<{ paths: Record<string, Record<string, Operation>> }>('/docs/json')
  ).body
  const broken: string[] = []
  const undeclared = new Set<string>()
  let calls = 0
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      if (!path.startsWith('/api/') || LEFT_OUT.test(`${method} ${path}`)) continue
      for (let round = 0; round < ROUNDS; round++) {
        const place = (where: string) =>
          (operation.parameters ?? []).filter((parameter) => parameter.in === where)
        const address = place('path').reduce(
          (filled, { name, schema }) =>
            filled.replace(
              `{${name}}`,
              encodeURIComponent(
                name === 'id' && path.includes('/applications/')
                  ? known[0]!
                  : String(valueFor(schema)) || 'x',
              ),
            ),
          path.slice('/api'.length),
        )
        const query = new URLSearchParams(
          place('query')
            .filter(({ required }) => required || pick([true, false]))
            .map(({ name, schema }): [string, string] => [name, String(valueFor(schema))]),
        )
        const schema = operation.requestBody?.content['application/json']?.schema
        const body = schema && valueFor(schema)
        const caller = callers[round % callers.length]!
        const answer = await caller.call(method.toUpperCase(), `${address}?${query}`, body)
        calls++
        if (answer.status >= 500)
          broken.push(`${method} ${address}?${query} ${JSON.stringify(body)}: ${answer.status}`.slice(0, 400))
        else if (answer.status >= 400) {
          const { error } = answer.body as { error: string }
          if (!operation.responses[answer.status]?.description.split(', ').includes(error))
            undeclared.add(`${method} ${path}: ${error}`)
        }
      }
    }
  expect(broken).toEqual([])
  expect([...undeclared], 'errors that the routes do not declare').toEqual([])
  expect(calls).toBeGreaterThan(500)
})
