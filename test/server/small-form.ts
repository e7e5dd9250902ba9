import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startForm } from '@formwright/authoring'
import type { Caller } from './caller.ts'
import { install } from './installation.ts'
import type { Installation } from './installation.ts'
import { writeFiles } from '../write-files.ts'

/** What a new form starts with, as its `form.json` says. */
interface FormFile {
  readonly roles: { readonly province: { seesPrivate?: boolean } }
}

/** The files of the form that is started from, with these rules alone and without cases and translations. */
export function smallForm(
  rules: readonly object[],
  change: (form: FormFile) => void = () => undefined,
): Map<string, string> {
  const files = new Map([...startForm('farm', 2026)].filter(([path]) => !/cases|texts\//.test(path)))
  files.set('2026/rules.json', JSON.stringify({ rules }))
  const edition = JSON.parse(files.get('2026/edition.json')!) as object
  files.set('2026/edition.json', JSON.stringify({ ...edition, params: {} }))
  const { requiredLanguages: _, ...form } = JSON.parse(files.get('form.json')!)
  change(form)
  files.set('form.json', JSON.stringify(form))
  return files
}

/** Complete answers of it. */
export const FILLED = {
  organisation: '绿源',
  contactPhone: '13800001234',
  income: { y2024: 1.2, y2025: 1.5 },
  incomeGrowth: 25,
  staff: 86,
  hasPlan: 'no',
  summary: '稳定增长。',
}

/** An installation on which that form alone is offered. */
export interface SmallSite {
  readonly site: Installation
  readonly county: Caller
  readonly province: Caller
  readonly stop: () => Promise<void>
}

export async function siteOf(files: ReadonlyMap<string, string>): Promise<SmallSite> {
  const folder = mkdtempSync(join(tmpdir(), 'formwright-small-form-'))
  writeFiles(join(folder, 'farm'), files)
  const site = await install({ forms: folder })
  return {
    site,
    county: await site.person('county', { role: 'applicant', region: '350582' }),
    province: await site.person('province', { role: 'province', region: '350000' }),
    stop: async () => {
      await site.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
