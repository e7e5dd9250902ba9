import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The shipped edition that the tests across packages work on. */
export const EDITION = `${root}forms/sme-cluster/2024`

/** Reads and compiles the shipped edition. */
export async function shippedEdition() {
  const read = await readForm(EDITION)
  const bundle = read.bundle!
  return { read, bundle, form: compileForm(bundle) }
}

/** One of the shipped samples; a fresh copy each time. */
export function sample(name: 'eligible' | 'ineligible' | 'mistakes'): Record<string, unknown> {
  return JSON.parse(readFileSync(`${EDITION}/answers/${name}.json`, 'utf8')) as Record<string, unknown>
}
