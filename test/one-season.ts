import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { FormFile } from '@formwright/definition'
import { EDITION, root } from './edition.ts'

let folder: string | undefined

/** One of the shipped forms as it is in a year when one edition is open: what most tests are about. */
export function oneSeason(): string {
  if (folder) return folder
  folder = mkdtempSync(join(tmpdir(), 'formwright-forms-'))
  const forms = join(root, 'forms')
  const edition = relative(forms, EDITION)
  const form = join(edition, '..')
  cpSync(forms, folder, {
    recursive: true,
    filter: (path) => {
      const own = relative(forms, path)
      const isOther = !own.startsWith(form) && !own.endsWith('.json')
      const isOtherEdition = /^\d{4}(\/|$)/.test(relative(form, own)) && !own.startsWith(edition)
      return own === '' || (!isOther && !isOtherEdition)
    },
  })
  return folder
}

/** The same form where applicants have to do with what their organisation started only, as enterprises have. */
export function ownSeason(): string {
  const own = mkdtempSync(join(tmpdir(), 'formwright-own-'))
  cpSync(oneSeason(), own, { recursive: true })
  const file = join(own, relative(join(root, 'forms'), EDITION), '..', 'form.json')
  const form = JSON.parse(readFileSync(file, 'utf8')) as FormFile
  const applicant = { ...form.roles!.applicant!, scope: 'own' as const }
  writeFileSync(file, JSON.stringify({ ...form, roles: { ...form.roles, applicant } }))
  return own
}
