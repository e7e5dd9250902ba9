import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseForm, resolveYears } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'

/** The repository's root folder. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The shipped edition that the tests across packages work on. */
export const EDITION = `${root}forms/sme-cluster/2024`

const folders = (path: string) =>
  readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []))

/** Every shipped edition, as `form/edition`. */
export const SHIPPED: readonly string[] = folders(`${root}forms`).flatMap((form) =>
  folders(`${root}forms/${form}`).map((edition) => `${form}/${edition}`),
)

/** Reads and compiles the shipped edition. */
export async function shippedEdition() {
  const read = await readForm(EDITION)
  const bundle = read.bundle!
  return { read, bundle, form: compileForm(bundle) }
}

/** One of the shipped samples with the edition's years; a fresh copy each time. */
export function sample(name: 'eligible' | 'ineligible' | 'mistakes'): Record<string, unknown> {
  const written = JSON.parse(readFileSync(`${EDITION}/answers/${name}.json`, 'utf8')) as unknown
  return resolveYears(bundleNow(), written) as Record<string, unknown>
}

let read: FormBundle | undefined

/** The shipped edition for tests that take a sample before anything is awaited. */
function bundleNow(): FormBundle {
  if (read) return read
  const paths = (readdirSync(EDITION, { recursive: true }) as string[]).filter((path) =>
    path.endsWith('.json'),
  )
  const files = new Map(paths.map((path) => [`2024/${path}`, readFileSync(`${EDITION}/${path}`, 'utf8')]))
  files.set('form.json', readFileSync(`${EDITION}/../form.json`, 'utf8'))
  return (read = parseForm(files, '2024').bundle!)
}
