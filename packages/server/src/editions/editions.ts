import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import type { FormBundle, FormFile } from '@formwright/definition'
import type { Database } from '../database/connect.ts'
import type { PublishedEdition } from './publish.ts'

/** The editions of an installation: those on offer, and those that an application is pinned to. */
export class Editions {
  readonly #db: Database
  readonly #offered: readonly PublishedEdition[]
  readonly #bundles = new Map<string, Promise<FormBundle | undefined>>()
  readonly #forms = new Map<string, Form>()
  readonly #formFiles: readonly FormFile[]

  constructor(db: Database, offered: readonly PublishedEdition[]) {
    this.#db = db
    this.#offered = offered
    const files = new Map<string, FormFile>()
    for (const { id, bundle } of offered) {
      const parsed = JSON.parse(bundle) as FormBundle
      this.#bundles.set(id, Promise.resolve(parsed))
      files.set(parsed.form.id, parsed.form)
    }
    this.#formFiles = [...files.values()]
  }

  /** Keeps what is on offer, so that an application can be opened when the forms have moved on. */
  async keep(): Promise<void> {
    await this.#db.updateTable('edition').set({ offered: false }).execute()
    for (const { id, summary, bundle, validators } of this.#offered) {
      await this.#db
        .insertInto('edition')
        .values({
          digest: id,
          form: summary.form,
          edition: summary.edition,
          bundle,
          validators,
          offered: true,
        })
        .onConflict((conflict) => conflict.column('digest').doUpdateSet({ offered: true, validators }))
        .execute()
    }
  }

  get offered(): readonly PublishedEdition[] {
    return this.#offered
  }

  /** `form.json` of every form on offer. */
  forms(): readonly FormFile[] {
    return this.#formFiles
  }

  bundleOf(digest: string): Promise<FormBundle | undefined> {
    let bundle = this.#bundles.get(digest)
    if (!bundle) {
      bundle = this.#db
        .selectFrom('edition')
        .select('bundle')
        .where('digest', '=', digest)
        .executeTakeFirst()
        .then((row) => (row ? (JSON.parse(row.bundle) as FormBundle) : undefined))
      bundle.catch(() => this.#bundles.delete(digest))
      this.#bundles.set(digest, bundle)
    }
    return bundle
  }

  /** An edition ready to assess; compiled once. */
  formOf(bundle: FormBundle): Form {
    let form = this.#forms.get(bundle.digest)
    if (!form) this.#forms.set(bundle.digest, (form = compileForm(bundle)))
    return form
  }

  /** The files of an edition that is no longer on offer. */
  async stored(digest: string): Promise<{ bundle: string; validators: string } | undefined> {
    return this.#db
      .selectFrom('edition')
      .select(['bundle', 'validators'])
      .where('digest', '=', digest)
      .executeTakeFirst()
  }
}
