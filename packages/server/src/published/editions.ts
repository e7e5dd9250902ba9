import { LRUCache } from 'lru-cache'
import type { EditionSummary } from '@formwright/api'
import { compileForm } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import type { FormBundle, FormFile } from '@formwright/definition'
import type { Database } from '../database/connect.ts'
import { ofThisRelease } from './validators.ts'
import type { FilesForBrowsers } from './validators.ts'
import { summaryOf } from './publish.ts'
import type { Publication, PublishedEdition, Unpublished } from './publish.ts'

/** Number of cached bundles and compiled forms, including unknown digests. */
const MOST_BUNDLES = 500
const MOST_FORMS = 100

/** The editions of an installation: those on offer, and those that applications are pinned to. */
export class Editions {
  readonly #db: Database
  #offered: readonly PublishedEdition[]
  readonly #fromFolder: PublishedEdition[]
  #withdrawn: readonly Withdrawn[] = []
  /** Editions of the forms folder that the gate rejected. */
  readonly refused: readonly Unpublished[]
  readonly #bundles = new LRUCache<string, Promise<FormBundle | undefined>>({ max: MOST_BUNDLES })
  readonly #forms = new LRUCache<string, Form>({ max: MOST_FORMS })
  readonly #formFiles = new Map<string, FormFile>()

  constructor(db: Database, { editions, failed }: Publication) {
    this.#db = db
    this.#offered = editions
    this.#fromFolder = [...editions]
    this.refused = failed
    for (const { id, bundle } of editions) {
      const parsed = JSON.parse(bundle) as FormBundle
      this.#bundles.set(id, Promise.resolve(parsed))
      this.#formFiles.set(parsed.form.id, parsed.form)
    }
  }

  /**
   * Stores the editions on offer, so that pinned applications can still be opened later. If the gate rejects
   * an edition, its previous version stays on offer.
   */
  async keep(): Promise<void> {
    for (const refused of this.refused) {
      const before = await this.#publishedBefore(refused)
      if (before) this.#fromFolder.push(before)
    }
    const stood = await this.#db.selectFrom('edition').select('digest').where('offered', '=', true).execute()
    await this.#db.updateTable('edition').set({ offered: false }).where('published_by', 'is', null).execute()
    const ofFolder = await this.#besideHere(this.#fromFolder)
    const off = await this.#takenOff()
    for (const { id, summary, bundle, validators } of ofFolder) {
      const marks = { offered: !off(summary), taken_off: off(summary), validators, published_by: null }
      // keep the record of who caused it to be on offer
      const byFolder = stood.some(({ digest }) => digest === id)
        ? {}
        : { offered_by: null, offered_step: null }
      await this.#db
        .insertInto('edition')
        .values({
          digest: id,
          form: summary.form,
          edition: summary.edition,
          bundle,
          ...marks,
        })
        .onConflict((conflict) => conflict.column('digest').doUpdateSet({ ...marks, ...byFolder }))
        .execute()
    }
    await this.reload()
    await this.#readWithdrawn()
  }

  /** Reloads after an edition was published or withdrawn in any process. */
  async reload(): Promise<void> {
    const here = await this.#publishedHere()
    const off = await this.#takenOff()
    const ofFolder = (await this.#besideHere(this.#fromFolder)).filter(({ summary }) => !off(summary))
    const offered = [...ofFolder, ...here]
    this.#offered = offered.toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
    this.#withdrawn = await this.#db
      .selectFrom('edition')
      .select(['digest', 'form', 'edition'])
      .where('withdrawn', '=', true)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('edition as stands')
            .select('stands.digest')
            .where('stands.offered', '=', true)
            .where('stands.offered_step', '=', 'withdraw')
            .whereRef('stands.form', '=', 'edition.form')
            .whereRef('stands.edition', '=', 'edition.edition'),
        ),
      )
      .execute()
    for (const { id, bundle } of here) {
      if (this.#bundles.has(id)) continue
      const parsed = JSON.parse(bundle) as FormBundle
      this.#bundles.set(id, Promise.resolve(parsed))
      this.#formFiles.set(parsed.form.id, parsed.form)
    }
  }

  /** Withdrawn editions of the forms folder, in any version. */
  async #takenOff(): Promise<(one: Pick<EditionSummary, 'form' | 'edition'>) => boolean> {
    const rows = await this.#db
      .selectFrom('edition')
      .select(['form', 'edition'])
      .where('taken_off', '=', true)
      .execute()
    return (one) => rows.some(({ form, edition }) => form === one.form && edition === one.edition)
  }

  /** Published editions on offer. */
  async #publishedHere(): Promise<PublishedEdition[]> {
    const rows = await this.#db
      .selectFrom('edition')
      .select(['digest', 'bundle', 'validators'])
      .where('offered', '=', true)
      .where('published_by', 'is not', null)
      .execute()
    return rows.map(({ digest, ...stored }) => ({
      id: digest,
      summary: summaryOf(JSON.parse(stored.bundle) as FormBundle),
      ...ofThisRelease(stored),
    }))
  }

  /** Editions of the forms folder that are not overridden by a published version. */
  async #besideHere(editions: readonly PublishedEdition[]): Promise<PublishedEdition[]> {
    const here = await this.#db
      .selectFrom('edition')
      .select(['form', 'edition'])
      .where('offered', '=', true)
      .where('published_by', 'is not', null)
      .execute()
    return editions.filter(
      ({ summary }) =>
        !here.some(({ form, edition }) => form === summary.form && edition === summary.edition),
    )
  }

  /** Earlier versions from the forms folder: on offer, or overridden by a published one. */
  async #publishedBefore({ form, edition }: Unpublished): Promise<PublishedEdition | undefined> {
    const row = await this.#db
      .selectFrom('edition')
      .select(['digest', 'bundle', 'validators'])
      .where('form', '=', form)
      .where('edition', '=', edition)
      .where('published_by', 'is', null)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('edition as shown')
            .select('shown.digest')
            .whereRef('shown.form', '=', 'edition.form')
            .whereRef('shown.edition', '=', 'edition.edition')
            .where('shown.offered', '=', true),
        ),
      )
      .orderBy('offered', 'desc')
      .orderBy('published_at', 'desc')
      .executeTakeFirst()
    if (!row) return undefined
    const bundle = JSON.parse(row.bundle) as FormBundle
    this.#formFiles.set(form, bundle.form)
    return { id: row.digest, summary: summaryOf(bundle), ...ofThisRelease(row) }
  }

  /**
   * `form.json` of forms without an edition on offer, for their applications, from the last stored edition.
   */
  async #readWithdrawn(): Promise<void> {
    const rows = await this.#db
      .selectFrom('edition')
      .distinctOn('form')
      .select(['form', 'digest'])
      .orderBy('form')
      .orderBy('published_at', 'desc')
      .execute()
    for (const { form, digest } of rows) {
      if (this.#formFiles.has(form)) continue
      const bundle = await this.bundleOf(digest)
      if (bundle) this.#formFiles.set(form, bundle.form)
    }
  }

  get offered(): readonly PublishedEdition[] {
    return this.#offered
  }

  /** The withdrawn versions of an edition for which an earlier one is on offer again. */
  withdrawnOf({ form, edition }: Pick<EditionSummary, 'form' | 'edition'>): string[] {
    const ofEdition = this.#withdrawn.filter((one) => one.form === form && one.edition === edition)
    return ofEdition.map(({ digest }) => digest)
  }

  /** `form.json` of every form on offer, and of those with applications. */
  forms(): readonly FormFile[] {
    return [...this.#formFiles.values()]
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

  /** The version of an edition in the forms folder, offered unless overridden. */
  ofFolder(form: string, edition: string): string | undefined {
    return this.#fromFolder.find(({ summary }) => summary.form === form && summary.edition === edition)?.id
  }

  /** An edition by form and name: the version on offer, else the one published last. */
  async latestOf(form: string, edition: string): Promise<FormBundle | undefined> {
    const row = await this.#db
      .selectFrom('edition')
      .select('digest')
      .where('form', '=', form)
      .where('edition', '=', edition)
      .orderBy('offered', 'desc')
      .orderBy('published_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row && this.bundleOf(row.digest)
  }

  /** A compiled edition, cached. */
  formOf(bundle: FormBundle): Form {
    let form = this.#forms.get(bundle.digest)
    if (!form) this.#forms.set(bundle.digest, (form = compileForm(bundle)))
    return form
  }

  /** The files of an edition that is no longer on offer. */
  async stored(digest: string): Promise<FilesForBrowsers | undefined> {
    const row = await this.#db
      .selectFrom('edition')
      .select(['bundle', 'validators'])
      .where('digest', '=', digest)
      .executeTakeFirst()
    return row && ofThisRelease(row)
  }
}

/** A withdrawn version. */
interface Withdrawn extends Pick<EditionSummary, 'form' | 'edition'> {
  readonly digest: string
}

function orderOf({ summary }: PublishedEdition): string {
  return `${summary.form}/${summary.edition}`
}
