import type { DefinitionSource } from '@formwright/api'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { withOthersKept } from '@formwright/authoring'
import { readFormFiles } from '@formwright/definition/node'
import type { Reader } from '../database/connect.ts'
import type { DefinitionChecks, Files } from '../published/checking.ts'

/** A form's files, and their origin. */
interface FormFiles {
  readonly files: Files
  /** Editions that were published here from drafts. */
  readonly here: ReadonlySet<string>
}

/** The editions that a draft can be made from: those of the forms folder, and published ones. */
export async function definitionSources(
  db: Reader,
  checks: DefinitionChecks,
  folder: string,
): Promise<DefinitionSource[]> {
  const forms = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const names = forms.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  const published = await db
    .selectFrom('definition_draft')
    .distinct()
    .select('form')
    .where('state', '=', 'published')
    .execute()
  const all = [...new Set([...names, ...published.map(({ form }) => form)])].toSorted()
  const found = await Promise.all(
    all.map(async (form) => {
      const { files, here } = await filesOfForm(db, folder, form)
      const editions = await checks.ask({ ask: 'editions', files })
      return editions.map((one) => ({ ...one, form, here: here.has(one.edition) }))
    }),
  )
  return found.flat()
}

/**
 * The files of a form: those of the forms folder, overridden by published editions.
 * @param of the edition that they are wanted for: shared files are as they were published with it
 */
export async function filesOfForm(db: Reader, folder: string, form: string, of?: string): Promise<FormFiles> {
  const fromFolder = /^[a-z][a-z0-9-]*$/.test(form)
    ? await readFormFiles(join(folder, form)).then(Object.fromEntries, () => ({}))
    : {}
  const published = await db
    .selectFrom('definition_draft')
    .innerJoin('edition', 'edition.digest', 'definition_draft.published')
    .select(['definition_draft.edition as edition', 'files'])
    .where('definition_draft.form', '=', form)
    .where('edition.offered', '=', true)
    .where('edition.published_by', 'is not', null)
    .orderBy('changed_at')
    .execute()
  let files: Record<string, string> = { ...fromFolder }
  for (const { edition, files: own } of published) {
    const before = new Map(Object.entries(files))
    for (const path of Object.keys(files)) if (path.startsWith(`${edition}/`)) delete files[path]
    for (const [path, text] of Object.entries(own))
      if (path.startsWith(`${edition}/`) || files[path] === undefined || (edition === of && isShared(path)))
        files[path] = text
    // an edition that shares its files stays as it was published, regardless of later corrections
    files = Object.fromEntries(withOthersKept(before, new Map(Object.entries(files)), edition))
  }
  return { files, here: new Set(published.map(({ edition }) => edition)) }
}

/** Whether a file belongs to the form rather than to an edition. */
function isShared(path: string): boolean {
  return !path.includes('/')
}
