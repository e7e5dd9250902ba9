import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hasErrors } from '@formwright/definition'
import type { FormBundle, Problem } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { precompile } from '@formwright/engine/precompile'
import type { EditionSummary } from '../api.ts'

/** An edition that applicants can fill in: what the list shows, and the files that a browser needs. */
export interface PublishedEdition {
  /** Hex of the digest; names the edition in addresses. */
  readonly id: string
  readonly summary: EditionSummary
  readonly bundle: string
  /** The validators as an ES module, so that no page needs `eval`. */
  readonly validators: string
}

/** A folder that cannot be published, and why. */
export interface Unpublished {
  readonly folder: string
  readonly problems: readonly Problem[]
}

export interface Publication {
  readonly editions: readonly PublishedEdition[]
  readonly failed: readonly Unpublished[]
}

/**
 * Reads every edition below a folder of forms (`<form>/<edition>/edition.json`) and makes it ready for browsers. An
 * edition with errors is left out and named; the others are published all the same.
 */
export async function publishEditions(forms: string): Promise<Publication> {
  const editions: PublishedEdition[] = []
  const failed: Unpublished[] = []
  for (const folder of await editionFolders(forms)) {
    const { bundle, problems } = await readForm(folder)
    if (bundle && !hasErrors(problems)) editions.push(publish(bundle))
    else failed.push({ folder, problems })
  }
  return { editions, failed }
}

function publish(bundle: FormBundle): PublishedEdition {
  const id = bundle.digest.replace(/^sha256:/, '')
  const { form, edition } = bundle
  const shown = [
    form.title,
    edition.title,
    form.agency,
    form.summary ?? '',
    ...bundle.parts.map(({ title }) => title),
  ]
  const english = bundle.texts.en ?? {}
  const summary: EditionSummary = {
    id,
    form: form.id,
    edition: edition.edition,
    title: form.title,
    editionTitle: edition.title,
    agency: form.agency,
    summary: form.summary ?? '',
    window: edition.window ?? null,
    parts: bundle.parts.map(({ key, title }) => ({ key, title })),
    texts: Object.fromEntries(
      shown.flatMap((text) => (english[text] === undefined ? [] : [[text, english[text]]])),
    ),
  }
  return { id, summary, bundle: JSON.stringify(bundle), validators: precompile(bundle) }
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
