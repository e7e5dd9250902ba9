import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Generate } from '@jsonforms/core'
import type { JsonSchema, UISchemaElement } from '@jsonforms/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importSchema } from '@formwright/authoring'
import { isObject, joinPointer, parseForm } from '@formwright/definition'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { sheetViews } from '@formwright/fields/sheets'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'
import { sampleAnswers } from '../../packages/authoring/src/cases/sample-answers.ts'
import hard from '../imports/hard-schemas.json' with { type: 'json' }
import nested from '../imports/nested-schemas.json' with { type: 'json' }
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'
import { writeFiles } from '../write-files.ts'

interface Example {
  readonly name: string
  readonly schema?: JsonSchema
  readonly uischema?: UISchemaElement
  readonly data?: unknown
}

const require = createRequire(import.meta.url)
const examples = (require('@jsonforms/examples') as { getExamples: () => Example[] }).getExamples()

/** What their own data breaks, as JSON Forms' example of a mistake does, with what is right. */
const RIGHT: Readonly<Record<string, (data: any) => void>> = {
  'array-with-detail': (data) => {
    Object.assign(data, { nationality: 'DE', occupation: 'Baker' })
    for (const comment of data.comments) comment.message = 'short'
  },
  'array-with-sorting': ({ comments }) => {
    for (const comment of comments) comment.message = 'short'
  },
  'control-options': (data) => Object.assign(data, { time: '23:08:00Z', hideRequiredAsterisk: 'x' }),
  dates: ({ schemaBased }) => void (schemaBased.time = '13:37:00Z'),
  oneOf_1273: ({ quantity }) => void (quantity.valueHigh = 9),
  oneOf_1265_object: ({ coloursOrNumbers }) => void (coloursOrNumbers.colour = 'Red'),
}

function rightData(name: string, data: unknown): unknown {
  if (data === undefined) return undefined
  const copy: unknown = JSON.parse(JSON.stringify(data))
  RIGHT[name]?.(copy)
  return copy
}

/** What the examples do not have, with data. */
const own = [
  ...nested,
  ...hard.map(({ ui: uischema, ...one }: { readonly ui?: object }) => ({
    ...one,
    ...(uischema ? { uischema } : {}),
  })),
] as readonly object[] as readonly Example[]

const all = [...examples, ...own].map(({ name, schema, uischema, data }, index) => {
  const id = `example-${index}`
  const { files, root } = importSchema(schema ?? Generate.jsonSchema(data as never), {
    id,
    edition: '2026',
    title: name,
    agency: 'Agency',
    language: 'en',
    ui: uischema,
    fieldTypes,
  })
  const { bundle } = parseForm(files)
  const form = compileForm(bundle!)
  const right = rightData(name, data)
  const given =
    right === undefined ? right : root.reduceRight<unknown>((value, key) => ({ [key]: value }), right)
  const candidates = [given, sampleAnswers(form)].filter(isObject)
  const mistakes = (answers: unknown) =>
    form.assess(answers).findings.filter(({ severity }) => severity === 'error')
  const answers = candidates.find((one) => mistakes(one).length === 0)
  return { id, name, files, bundle: bundle!, answers, mistakes: candidates.map(mistakes) }
})

let site: Installation
let applicant: Caller
let reviewer: Caller
let editions: { id: string; form: { id: string } }[]

beforeAll(async () => {
  const forms = mkdtempSync(join(tmpdir(), 'formwright-imported-'))
  for (const { id, files } of all) writeFiles(join(forms, id), files)
  site = await install({ forms })
  applicant = await site.person('importer', { role: 'applicant', region: '' })
  reviewer = await site.person('reviewer', { role: 'reviewer', region: '' })
  editions = (await applicant.get('/editions')).body as typeof editions
}, 120_000)
afterAll(() => site.stop())

test.each(all.map((one) => [one.name, one] as const))(
  '%s is filled in, submitted, read back and recommended, and its workbook holds the same',
  async (_, { id, answers, bundle, mistakes }) => {
    expect(
      answers,
      JSON.stringify(mistakes.map((list) => list.map(({ pointer, message }) => [pointer, message]))),
    ).toBeDefined()
    const edition = editions.find((one) => JSON.stringify(one).includes(`"${id}"`))!
    const started = await applicant.post('/applications', {
      edition: edition.id,
      region: '',
    })
    expect(started.status, JSON.stringify(started.body)).toBe(201)
    const at = `/applications/${started.body.id}`
    const patch = Object.entries(answers!).map(([key, value]) => ({
      op: 'add',
      path: joinPointer([key]),
      value,
    }))
    const saved = await applicant.post(`${at}/saves`, { base: 0, key: `filled-${id}`, patch })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    const { revision } = (await applicant.get(at)).body
    const submitted = await applicant.post(`${at}/transitions`, { transition: 'submit', revision })
    expect(submitted.status, JSON.stringify(submitted.body)).toBe(200)
    const { body } = await applicant.get(at)
    expect(body).toMatchObject({ state: 'submitted', answers })
    const recommended = await reviewer.post(`${at}/transitions`, {
      transition: 'recommend',
      revision: body.revision,
      opinion: 'Good',
    })
    expect(recommended.body).toEqual({ from: 'submitted', to: 'recommended' })
    const back = await readWorkbook(await writeWorkbook(bundle, sheetViews, answers), bundle, sheetViews)
    expect([back.answers, back.changed]).toEqual([answers, []])
  },
)
