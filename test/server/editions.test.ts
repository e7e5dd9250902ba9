import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../edition.ts'
import { oneSeason } from '../one-season.ts'
import { declared } from './declared.ts'
import { install, newDatabase } from './installation.ts'

/** A folder of forms of the test's own, in which an edition can be broken and fixed. */
const forms = mkdtempSync(join(tmpdir(), 'formwright-forms-'))
const data = mkdtempSync(join(tmpdir(), 'formwright-data-'))
const rules = join(forms, 'sme-cluster/2024/parts/4-digital/rules.json')
const wanted = 'near(digital.cloudRate,'
const misspelt = 'near(digital.cloudRtae,'
let databaseUrl: string

function rewrite(from: string, to: string) {
  const text = readFileSync(rules, 'utf8')
  if (!text.includes(from)) throw new Error(`${rules} does not hold ${from}`)
  writeFileSync(rules, text.replace(from, to))
}

beforeAll(async () => {
  cpSync(oneSeason(), forms, { recursive: true })
  cpSync(join(root, 'examples/one-page-form'), join(forms, 'then-another'), { recursive: true })
  databaseUrl = await newDatabase()
})
afterAll(() => {
  for (const folder of [forms, data]) rmSync(folder, { recursive: true, force: true })
})

test('a rule that reads a field which does not exist is not published; administrators are notified, the rest is served', async () => {
  rewrite(wanted, misspelt)
  const site = await install({ demonstration: true, forms, refusing: true })
  try {
    const offered = (await site.stranger.get('/editions')).body as { form: string }[]
    expect(offered.map(({ form }) => form)).not.toContain('sme-cluster')
    expect(offered.length).toBeGreaterThan(0)
    expect(site.server.failed).toHaveLength(1)
    const { body } = await (await site.admin()).get('/editions/state')
    expect(body.refused).toHaveLength(1)
    expect(body.refused[0]).toMatchObject({ form: 'sme-cluster', edition: '2024' })
    expect(body.refused[0].problems[0]).toMatchObject({
      file: '2024/parts/4-digital/rules.json',
      severity: 'error',
    })
  } finally {
    await site.stop()
    rewrite(misspelt, wanted)
  }
})

test('what passed the gate is not asked again by the next start, until one of its files is another', async () => {
  const own = await newDatabase()
  const cases = join(forms, 'sme-cluster/2024/parts/4-digital/cases/rates.json')
  const right = readFileSync(cases, 'utf8')
  /** Starts, and gives the validators on offer, which it then marks in the database. */
  const start = async () => {
    const site = await install({ forms, refusing: true, databaseUrl: own })
    try {
      const offered = (await site.stranger.get('/editions')).body as { form: string; id: string }[]
      const id = offered.find(({ form }) => form === 'sme-cluster')?.id
      const { body: text } = await site.stranger.get(`/editions/${id}/validators.js`)
      const { db } = site.server.services
      const marked = { validators: `${text}// kept` }
      await db
        .updateTable('edition')
        .set(marked)
        .where('digest', '=', id ?? '')
        .execute()
      return { text, failed: site.server.failed.map(({ form }) => form) }
    } finally {
      await site.stop()
    }
  }
  try {
    const first = await start()
    expect(first).toMatchObject({ failed: [] })
    expect(await start()).toEqual({ failed: [], text: `${String(first.text)}// kept` })
    writeFileSync(cases, right.replace('"RAT-04"', '"RAT-05"'))
    expect((await start()).failed).toEqual(['sme-cluster'])
    writeFileSync(cases, right)
    expect(await start()).toEqual(first)
  } finally {
    writeFileSync(cases, right)
  }
})

test('a demonstration that was asked for and cannot be loaded says why, and the server starts', async () => {
  const file = join(forms, 'demonstration.json')
  const written = readFileSync(file, 'utf8')
  const problemWith = async (content: string | undefined) => {
    if (content === undefined) rmSync(file)
    else writeFileSync(file, content)
    const site = await install({ demonstration: true, forms })
    await site.stop()
    expect(site.server.demonstration).toBe(null)
    return site.server.demonstrationProblem
  }
  try {
    expect(await problemWith('{')).toMatchObject({
      file,
      missing: false,
      reason: expect.stringContaining('JSON'),
    })
    expect(await problemWith(undefined)).toMatchObject({ file, missing: true })
  } finally {
    writeFileSync(file, written)
  }
})

test('what was published before stays on offer and its applications go on', async () => {
  const before = await install({ demonstration: true, forms, databaseUrl, data })
  const application = await declared(await before.as('county'))
  await before.stop()
  rewrite(wanted, misspelt)
  const after = await install({ demonstration: true, forms, databaseUrl, data, refusing: true })
  try {
    expect(after.server.failed).toHaveLength(1)
    const again = await after.as('county')
    const { body: kept } = await again.get(`/applications/${application.id}`)
    const offered = (await after.stranger.get('/editions')).body as { id: string; form: string }[]
    expect(offered.find(({ form }) => form === 'sme-cluster')?.id).toBe(kept.edition)
    const { status } = await again.post(`/applications/${application.id}/transitions`, {
      transition: 'submit',
      revision: application.revision,
    })
    expect(status).toBe(200)
  } finally {
    await after.stop()
  }
})
