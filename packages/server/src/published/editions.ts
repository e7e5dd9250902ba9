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

/**
 * Bundles and compiled forms that are kept in memory; others are read again. Anybody may ask for a digest
 * that there is not.
 */
const MOST_BUNDLES = 500
const MOST_FORMS = 100

/** The editions of an installation: those on offer, and those that an application is pinned to. */
export class Editions {
  readonly #db: Database
  #offered: readonly PublishedEdition[]
  readonly #fromFolder: PublishedEdition[]
  #withdrawn: readonly Withdrawn[] = []
  /** Editions of the folder of forms that the gate refused; they are not offered. */
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
   * Keeps what is on offer, so that an application can be opened when the forms have moved on. Where the gate
   * refused an edition, the version of it that was published before stays on offer.
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
      // what was on offer already is so by whoever had it offered
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

  /** Takes in what was published from a draft or withdrawn, here or in another process. */
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

  /** Which editions of the folder were taken off the site, in whatever version. */
  async #takenOff(): Promise<(one: Pick<EditionSummary, 'form' | 'edition'>) => boolean> {
    const rows = await this.#db
      .selectFrom('edition')
      .select(['form', 'edition'])
      .where('taken_off', '=', true)
      .execute()
    return (one) => rows.some(({ form, edition }) => form === one.form && edition === one.edition)
  }

  /** Editions that were published from drafts and are on offer. */
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

  /**
   * Those of the folder of which nothing was published from a draft: that stands over the folder until it is
   * withdrawn.
   */
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

  /** What the folder held of an edition before: on offer, or below what was published from a draft. */
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
   * `form.json` of forms without an edition on offer: their applications go on, under the edition kept last.
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

  /** The versions of an edition in whose place an earlier one is on offer again. */
  withdrawnOf({ form, edition }: Pick<EditionSummary, 'form' | 'edition'>): string[] {
    const ofEdition = this.#withdrawn.filter((one) => one.form === form && one.edition === edition)
    return ofEdition.map(({ digest }) => digest)
  }

  /** `form.json` of every form on offer, and of those that applications were made with. */
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

  /** The version of an edition that stands in the folder of forms: on offer where nothing stands over it. */
  ofFolder(form: string, edition: string): string | undefined {
    return this.#fromFolder.find(({ summary }) => summary.form === form && summary.edition === edition)?.id
  }

  /** An edition by its form and name: what is on offer of it, else what was published last. */
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

  /** An edition ready to assess; compiled once. */
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

/** A version that was taken back after it was on offer. */
interface Withdrawn extends Pick<EditionSummary, 'form' | 'edition'> {
  readonly digest: string
}

function orderOf({ summary }: PublishedEdition): string {
  return `${summary.form}/${summary.edition}`
}
