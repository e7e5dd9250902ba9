import { beforeAll, describe, expect, test } from 'vitest'
import { startCpuTime } from '../cpu-time.ts'
import { withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { sample, shippedEdition } from '../edition.ts'

let form: Form
beforeAll(async () => {
  form = (await shippedEdition()).form
})

/** Nested as deep as JSON.parse can build it. */
function deep(open: string, close: string): unknown {
  return JSON.parse(open.repeat(100_000) + '1' + close.repeat(100_000))
}

const put = (part: string, key: string, value: unknown) => {
  const answers = sample('eligible') as Record<string, Record<string, unknown>>
  return { ...answers, [part]: { ...answers[part], [key]: value } }
}

describe('hostile answers are assessed in bounded time and memory', () => {
  test.each(['cover', 'leading', 'innovation', 'plan', 'attachments', 'lists'])(
    '100,000 levels at %s',
    (part) => {
      for (const value of [deep('[', ']'), deep('{"count":', '}')]) {
        expect(form.assess({ ...sample('eligible'), [part]: value }).findings.length).toBeGreaterThan(0)
      }
    },
  )

  test.each([
    ['innovation', 'platforms'],
    ['innovation', 'standards'],
    ['plan', 'customTargets'],
    ['leading', 'chainActions'],
    ['cover', 'region'],
    ['governance', 'alliances'],
  ])('100,000 levels at %s.%s', (part, key) => {
    for (const value of [deep('[', ']'), deep('{"count":', '}')]) {
      const { findings } = form.assess(put(part, key, value))
      expect(findings.length).toBeGreaterThan(0)
      expect(() => JSON.stringify(findings.map(({ message }) => message))).not.toThrow()
    }
  })

  test('a million empty rows, files and members', () => {
    const many = Array.from({ length: 1_000_000 }, () => ({}))
    const members = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`k${index}`, 1]))
    const worked = startCpuTime()
    const { findings } = form.assess({
      ...put('plan', 'customTargets', many),
      attachments: many,
      lists: { 'innovation.standards': many, ...members },
      cover: members,
    })
    expect(findings.length).toBeLessThan(3000)
    expect(worked()).toBeLessThan(20_000)
  })

  test('a hundred thousand ticks, each of which is no option, are not said to be the same', () => {
    const worked = startCpuTime()
    for (const tick of [(index: number) => index, String, (index: number) => ({ index })]) {
      const ticks = Array.from({ length: 100_000 }, (_, index) => tick(index))
      const codes = form.assess(put('leading', 'chainActions', ticks)).findings.map(({ code }) => code)
      expect(codes).toContain('choice')
      expect(codes).not.toContain('range')
    }
    expect(worked()).toBeLessThan(10_000)
  })

  test.each([
    ['digits', `${'1'.repeat(1_000_000)}x`],
    ['spaces before a letter', `1${' '.repeat(1_000_000)}x1`],
    ['zeros', `0.${'0'.repeat(1_000_000)}1`],
    ['groups', `${'1,'.repeat(500_000)}x`],
    ['dashes', `${'-'.repeat(1_000_000)}x`],
    ['brackets', '（('.repeat(500_000)],
    ['mail addresses', `${'a.'.repeat(500_000)}@${'b-'.repeat(500_000)}`],
    ['white space', `${' \n'.repeat(500_000)}x`],
  ])('a million %s in a place of each kind', (_, text) => {
    const kinds = new Map(
      form.plan.cells.map((cell) => [`${cell.shape} ${cell.schema.pattern}`, cell] as const),
    )
    const worked = startCpuTime()
    for (const { path } of kinds.values()) {
      const { findings } = form.assess(withValue(sample('eligible'), path, text))
      for (const { message } of findings) expect(message.length).toBeLessThan(500)
    }
    expect(worked()).toBeLessThan(20_000)
  })

  test('a text of ten million characters', () => {
    const worked = startCpuTime()
    const { findings } = form.assess(put('leading', 'chainSummary', '产'.repeat(10_000_000)))
    expect(findings.map(({ code }) => code)).toEqual(['words'])
    expect(findings[0]!.message.length).toBeLessThan(200)
    expect(worked()).toBeLessThan(10_000)
  })
})
