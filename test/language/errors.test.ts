import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { speaker } from '@formwright/definition'
import { ERRORS } from '@formwright/api'
import { LIMITS } from '../../packages/api/src/constants.ts'
import { ApiError } from '../../packages/web/src/api/api.ts'
import ofColleagues from '../../packages/web/src/account/colleagues.json' with { type: 'json' }
import ofAdministrators from '../../packages/web/src/admin/texts.json' with { type: 'json' }
import texts from '../../packages/web/src/texts/texts.json' with { type: 'json' }
import { root } from '../edition.ts'

// the site reads its language off the page when it is loaded
vi.stubGlobal('document', { documentElement: { lang: 'en', dataset: {} } })
vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
const { problemText } = await import('../../packages/web/src/api/problem.tsx')

const HAN = /[\p{Script=Han}\u3001-\u303f\uff01-\uffef]/u
/** A placeholder that nothing filled, or a value that is not there. */
const UNFILLED = /[{}]|undefined|NaN|\[object/

/** A refusal as the source of the server writes it: a code, words for developers, what stands beside them. */
interface Refusal {
  readonly code: string
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Values of details by their names; a text for any other. */
const SAMPLES: Readonly<Record<string, unknown>> = {
  limit: 3,
  count: 2,
  held: 3,
  preference: 2,
  retryAfter: 5,
  fields: ['Turnover', 'Staff'],
  at: '2026-01-01T08:00:00.000Z',
}

/** Every refusal that is thrown somewhere in the server, with sample values of its details. */
function refusals(): Refusal[] {
  const folder = join(root, 'packages/server/src')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8')
      return [...source.matchAll(/new HttpError\(/g)].flatMap(({ index, 0: { length } }) =>
        refusalOf(argumentsAt(source, index + length)),
      )
    })
}

function refusalOf([code = '', message = '', details = '{}']: readonly string[]): Refusal[] {
  const members = details.startsWith('{') ? argumentsAt(details, 1) : []
  const named = members.flatMap((member): [string, unknown][] => {
    const [, name, value = ''] = /^(\w+)(?:\s*:\s*([\s\S]*))?$/.exec(member) ?? []
    return name === undefined ? [] : [[name, literal(value) ?? SAMPLES[name] ?? 'sample']]
  })
  const known = Object.keys(ERRORS).filter((one) => code.includes(`'${one}'`))
  // what is thrown with a code of elsewhere is thrown there
  return known.map((one) => ({
    code: one,
    message: literal(message) ?? 'Words for developers',
    details: Object.fromEntries(named),
  }))
}

function literal(text: string): string | undefined {
  return /^'([^']*)'$/.exec(text.trim())?.[1]
}

/** The arguments of a call, or the members of an object, that begins behind its bracket. */
function argumentsAt(source: string, from: number): string[] {
  const found: string[] = []
  let [depth, start, quote] = [1, from, '']
  for (let at = from; depth > 0; at++) {
    const mark = source[at]!
    if (quote !== '') {
      if (mark === '\\') at++
      else if (mark === quote) quote = ''
    } else if (`'"\``.includes(mark)) quote = mark
    else if ('([{'.includes(mark)) depth++
    else if (')]}'.includes(mark)) depth--
    if (depth === 0 || (depth === 1 && mark === ',' && quote === '')) {
      found.push(source.slice(start, at).trim())
      start = at + 1
    }
  }
  return found.filter((one) => one !== '')
}

const sayIn = speaker(texts)
const shown = ({ code, message, details }: Refusal, language: string) =>
  problemText(new ApiError(0, code, message, details), (name, values) => sayIn(name, language, values))

const all = refusals()
const limits = LIMITS.map((of) => ({ code: 'limit-reached', message: 'x', details: { of, limit: 3 } }))
const codes = Object.keys(ERRORS).map((code) => ({ code, message: 'Words for developers', details: {} }))

test('the refusals of the server are found in its source', () => {
  expect(all.length).toBeGreaterThan(120)
  // what other errors than refusals become (`sendError`)
  const thrown = new Set([...all.map(({ code }) => code), 'internal', 'database-away'])
  expect(Object.keys(ERRORS).filter((code) => !thrown.has(code))).toEqual([])
})

test('each refusal is said in English, whole and with its values', () => {
  const wrong = [...all, ...limits, ...codes]
    .map((refusal) => shown(refusal, 'en'))
    .filter((text) => text.trim() === '' || HAN.test(text) || UNFILLED.test(text))
  expect(wrong).toEqual([])
})

test('each refusal is said in Chinese, and none by its code alone', () => {
  const wrong = [...all, ...limits, ...codes].filter((refusal) => {
    const text = shown(refusal, 'zh-CN')
    return !HAN.test(text) || UNFILLED.test(text)
  })
  expect(wrong).toEqual([])
})

/** Reasons that a page makes a question of, with words of its own. */
const ASKED = ['account-by-colleague']

test('each reason that a refusal gives has words of its own', () => {
  const reasons = all.flatMap(({ details: { reason } }) => (typeof reason === 'string' ? [reason] : []))
  const known = { ...texts, ...ofColleagues, ...ofAdministrators }
  const unsaid = new Set(['sample', ...ASKED])
  const without = reasons.filter((reason) => !unsaid.has(reason) && !Object.hasOwn(known, `reason-${reason}`))
  expect([...new Set(without)]).toEqual([])
})
