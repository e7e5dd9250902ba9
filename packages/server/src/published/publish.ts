import type { EditionSummary } from '@formwright/api'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { publishable } from '@formwright/authoring'
import { hasErrors, languageOf } from '@formwright/definition'
import type { FormBundle, Problem } from '@formwright/definition'
import { parseRead, readUnparsed } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { keyOfPass } from './key-of-pass.ts'
import { validatorsOf } from './validators.ts'
import type { FilesForBrowsers } from './validators.ts'

/** An edition on offer: its list entry, and the files for browsers. */
export interface PublishedEdition extends FilesForBrowsers {
  /** Hex digest, used as id in addresses. */
  readonly id: string
  readonly summary: EditionSummary
}

/** A rejected edition folder, with the problems found by the gate. */
export interface Unpublished {
  /** Folder names of the form and edition. */
  readonly form: string
  readonly edition: string
  readonly folder: string
  readonly problems: readonly Problem[]
}

export interface Publication {
  readonly editions: readonly PublishedEdition[]
  readonly failed: readonly Unpublished[]
}

/** Cache of editions that passed the gate, keyed by files and gate code. */
export interface GatePasses {
  readonly find: (key: string) => Promise<PublishedEdition | undefined>
  /** Keeps these entries, key → digest, and deletes all others. */
  readonly keep: (passed: ReadonlyMap<string, string>) => Promise<void>
}

/**
 * Reads all editions of a forms folder (`<form>/<edition>/edition.json`) and prepares them for browsers.
 * Editions that the gate rejects (a lint error, a failing case) are listed as failed; the others are
 * published.
 * @param passes cached results of the gate
 */
export async function publishEditions(forms: string, passes?: GatePasses): Promise<Publication> {
  const editions: PublishedEdition[] = []
  const failed: Unpublished[] = []
  const passed = new Map<string, string>()
  for (const folder of await editionFolders(forms)) {
    const files = await readUnparsed(folder)
    const key = keyOfPass(files)
    const before = await passes?.find(key)
    const read = before ? undefined : parseRead(files)
    const problems = read ? publishable(read, fieldTypes) : []
    const edition = before ?? (read?.bundle && !hasErrors(problems) ? publish(read.bundle) : undefined)
    if (edition) {
      editions.push(edition)
      passed.set(key, edition.id)
    } else failed.push({ form: basename(dirname(folder)), edition: basename(folder), folder, problems })
  }
  await passes?.keep(passed)
  return { editions, failed }
}

/** Prepares an edition for browsers. */
export function publish(bundle: FormBundle): PublishedEdition {
  const summary = summaryOf(bundle)
  return { id: summary.id, summary, bundle: JSON.stringify(bundle), validators: validatorsOf(bundle) }
}

/** The hex digest of an edition, used as id in addresses and tables. */
export function idOfEdition({ digest }: FormBundle): string {
  return digest.replace(/^sha256:/, '')
}

/** The digest for an edition id. */
export function digestOf(id: string): string {
  return `sha256:${id}`
}

/** The list entry of an edition. */
export function summaryOf(bundle: FormBundle): EditionSummary {
  const { form, edition } = bundle
  const shown = [
    form.title,
    edition.title,
    form.agency,
    form.summary ?? '',
    ...bundle.parts.map(({ title }) => title),
  ]
  return {
    id: idOfEdition(bundle),
    form: form.id,
    edition: edition.edition,
    title: form.title,
    editionTitle: edition.title,
    agency: form.agency,
    summary: form.summary ?? '',
    window: edition.window ?? null,
    parts: bundle.parts.map(({ key, title }) => ({ key, title })),
    language: languageOf(form),
    texts: Object.fromEntries(
      Object.entries(bundle.texts).map(([language, texts]) => [
        language,
        Object.fromEntries(
          shown.flatMap((text) => (Object.hasOwn(texts, text) ? [[text, texts[text]!]] : [])),
        ),
      ]),
    ),
  }
}

/** The editions in a form folder's paths, in order. */
export function editionsIn(paths: Iterable<string>): string[] {
  return [...paths].flatMap((path) => /^([^./][^/]*)\/edition\.json$/.exec(path)?.[1] ?? []).toSorted()
}

async function editionFolders(forms: string): Promise<string[]> {
  const folders: string[] = []
  for (const form of (await readdir(forms)).toSorted()) {
    const inside = await readdir(join(forms, form)).catch(() => [])
    for (const edition of inside.toSorted()) {
      const folder = join(forms, form, edition)
      if (
        await stat(join(folder, 'edition.json')).then(
          (file) => file.isFile(),
          () => false,
        )
      )
        folders.push(folder)
    }
  }
  return folders
}
