import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { fieldsOf, optionsOf } from '@formwright/definition'
import type { Cell, FormBundle } from '@formwright/definition'
import { lint, runCases } from '@formwright/authoring'
import type { Form } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { sample, shippedEdition } from '../edition.ts'

interface Inventory {
  readonly id: string
  readonly unit: string
  readonly required: boolean
  readonly options: number
}

const read = <T>(name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T
const inventory = read<Inventory[]>('inventory.json')
const checks = read<{ id: string; severity: string }[]>('checks.json')

let edition: Awaited<ReturnType<typeof shippedEdition>>
let bundle: FormBundle
let form: Form
let cells: Map<string, Cell>

beforeAll(async () => {
  edition = await shippedEdition()
  ;({ bundle, form } = edition)
  cells = new Map(fieldsOf(bundle).flatMap((field) => field.cells.map((cell) => [cell.pointer, cell])))
})

describe('the 2024 declaration', () => {
  test('has every cell of the official form, with its unit, options and obligation', () => {
    for (const { id, unit, options, required } of inventory) {
      const cell = cells.get(`/${id.replace('[]', '/*').replaceAll('.', '/')}`)
      expect(cell, id).toBeDefined()
      const { schema } = cell!
      expect((optionsOf(schema) ?? (schema.items && optionsOf(schema.items)) ?? []).length, id).toBe(
        Math.max(options, schema['x-evidence']?.when === 'optional' ? 1 : 0),
      )
      const written = unit.replace('（原表未注明）', '')
      expect(schema['x-unit'] ?? '', id).toBe(written.startsWith('原表未注明') ? 'any' : written)
      if (!id.includes('[]')) expect(cell!.required, id).toBe(required)
    }
  })

  test('has no cell beyond those', () => {
    const known = new Set(inventory.map(({ id }) => `/${id.replace('[]', '/*').replaceAll('.', '/')}`))
    expect([...cells.keys()].filter((pointer) => !known.has(pointer))).toEqual(['/plan/customTargets'])
  })

  test('has 47 boxes that ask for evidence', () => {
    const boxes = [...cells.values()]
      .filter((cell) => cell.schema['x-evidence']?.when === 'ticked')
      .map((cell) => optionsOf(cell.schema.items!)!.length)
    expect(boxes.reduce((sum, count) => sum + count, 0)).toBe(47)
  })

  test('has all 81 checks with their severities', () => {
    const rules = new Map(bundle.rules.map((rule) => [rule.id, rule.severity!]))
    const numbered = new Set([...rules.keys(), ...(bundle.edition.schemaChecks ?? []).map(({ id }) => id)])
    expect([...numbered].toSorted()).toEqual(checks.map(({ id }) => id).toSorted())
    for (const { id, severity } of checks) {
      const written = rules.get(id)
      if (written === undefined || id === 'RAT-01') continue
      expect(written, id).toBe(
        severity.includes('western')
          ? "within(cover.region.province, params.westernProvinces) ? 'warning' : 'error'"
          : severity,
      )
    }
  })

  test('lints clean', () => {
    expect(lint(edition.read, fieldTypes)).toEqual([])
  })

  test('its cases give what they say', () => {
    expect(runCases(edition.read, form).problems).toEqual([])
  })

  test('every message is in both languages and every placeholder is filled', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      for (const { code, message } of form.assess(sample('mistakes'), { language }).findings) {
        expect(message, code).not.toMatch(/[{}]|undefined|—/)
        expect(message.length, code).toBeGreaterThan(5)
      }
    }
    const english = form.assess(sample('mistakes'), { language: 'en' }).findings.map(({ message }) => message)
    expect(
      english.filter((message) =>
        /[\u4e00-\u9fff]/.test(message.replaceAll(/[无字]|“[^”]*”|[:：] “.*/g, '')),
      ),
    ).toEqual([])
  })
})

describe('the samples', () => {
  const found = (name: Parameters<typeof sample>[0]) =>
    form.assess(sample(name)).findings.map(({ code, pointer }) => `${code} ${pointer}`)

  test('the eligible one is ready to submit and has no finding', () => {
    expect(found('eligible')).toEqual([])
    expect(form.assess(sample('eligible')).eligibility.map(({ met }) => met)).toEqual(
      Array.from({ length: 13 }, () => 'met'),
    )
  })

  test('the ineligible one is consistent and breaks eligibility only', () => {
    expect(found('ineligible')).toEqual([
      'ELG-07 /basic/areaKm2',
      'ELG-04 /basic/provincialCluster',
      'ELG-08 /leading/totalOutput/y2021',
      'ELG-08 /leading/totalOutput/y2022',
      'ELG-08 /leading/totalOutput/y2023',
      'ELG-11 /leading/totalOutput/y2023',
      'ELG-09 /leading/smeOutputShare/y2023',
      'ELG-10 /leading/leadingOutputShare/y2023',
      'ELG-12 /leading/championCount/y2023',
      'PLB-08 /plan/targets/outputCagr/baseline',
    ])
  })

  test('the one full of mistakes shows 50 kinds of finding in form order', () => {
    const { findings } = form.assess(sample('mistakes'))
    const parts = bundle.parts.map(({ key }) => key)
    const order = findings.map(({ part }) => parts.indexOf(part))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(new Set(findings.map(({ code }) => code)).size).toBeGreaterThanOrEqual(50)
  })

  test('nothing filled in: each required cell is missed once and nothing else', () => {
    const { findings, progress } = form.assess({})
    expect(findings.every(({ code }) => code === 'required')).toBe(true)
    expect(findings).toHaveLength(inventory.filter(({ required }) => required).length)
    expect(progress).toMatchObject({ filled: 0, required: 216, missing: progress.errors, ready: false })
  })
})
