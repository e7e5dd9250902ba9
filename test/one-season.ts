import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './edition.ts'

let folder: string | undefined

/** The shipped forms as they are in a year when one edition is open: what most tests are about. */
export function oneSeason(): string {
  if (folder) return folder
  folder = mkdtempSync(join(tmpdir(), 'formwright-forms-'))
  cpSync(join(root, 'forms'), folder, {
    recursive: true,
    filter: (path) => !/\/sme-cluster\/(?!2024)\d{4}(\/|$)/.test(path),
  })
  return folder
}
