import {
  fieldsOf,
  inLanguage,
  overlap,
  joinList,
  officialLabel,
  translate,
  word,
} from '@formwright/definition'
import type { FormBundle, FormFile, Json } from '@formwright/definition'
import { regionNames } from '../access/region-register.ts'
import type { AuditLine } from '@formwright/api'
import { titlesOf } from '../accounts/roles.ts'
import type { Services } from '../services.ts'

/** Maximum number of field names per line; others are counted. */
const FIELDS_SHOWN = 3

type Line = Pick<AuditLine, 'subject' | 'details'>
type Described = Pick<AuditLine, 'values' | 'application'>

/**
 * The values for the sentence of an audit line: names of applications, fields, states, roles and regions
 * instead of codes. The sentences are in the site.
 */
export async function describeLines<One extends Line>(
  { db, editions }: Pick<Services, 'db' | 'editions'>,
  lines: readonly One[],
  language: string,
): Promise<(One & Described)[]> {
  const ids = [...new Set(lines.flatMap(({ subject }) => (subject && UUID.test(subject) ? [subject] : [])))]
  const rows =
    ids.length === 0
      ? []
      : await db
          .selectFrom('application')
          .select(['id', 'title', 'form', 'edition', 'edition_name'])
          .where('id', 'in', ids)
          .execute()
  const applications = new Map(rows.map((row) => [row.id, row]))
  const bundles = new Map<string, FormBundle>()
  for (const { edition } of rows) {
    const bundle = bundles.has(edition) ? undefined : await editions.bundleOf(edition)
    if (bundle) bundles.set(edition, bundle)
  }
  const regionName = await regionNames(editions.forms())
  return lines.map((line) => {
    const application = applications.get(line.subject ?? '')
    const bundle = application && bundles.get(application.edition)
    const words = new NameLookup(bundle, editions.forms(), regionName, language)
    return {
      ...line,
      application: application ? { id: application.id, title: application.title } : null,
      values: valuesOf(line, application?.title, words),
    }
  })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Looks up the names of codes in a form, in the reader's language if available. */
class NameLookup {
  readonly #bundle: FormBundle | undefined
  readonly #forms: readonly FormFile[]
  readonly #language: string
  readonly regionName: (code: string) => string

  constructor(
    bundle: FormBundle | undefined,
    forms: readonly FormFile[],
    regionName: (code: string) => string,
    language: string,
  ) {
    this.#bundle = bundle
    this.#forms = forms
    this.#language = language
    this.regionName = regionName
  }

  say(text: string): string {
    return this.#bundle ? translate(this.#bundle, this.#language, text) : text
  }

  state(id: string): string {
    return this.say(this.#bundle?.form.workflow?.states[id]?.title ?? id)
  }

  item(id: string): string {
    return this.say(this.#bundle?.form.review?.checklist?.find((item) => item.id === id)?.title ?? id)
  }

  form(id: string): string {
    return this.#forms.find((form) => form.id === id)?.title ?? id
  }

  role(id: string): string {
    return inLanguage(titlesOf(this.#forms, { role: id, form: '*' }).titles, this.#language)
  }

  /** A role with its region. */
  grant(id: string, region: string): string {
    const role = this.role(id)
    return region === ''
      ? role
      : word('in-brackets', this.#language, { text: role, more: this.regionName(region) })
  }

  list(items: readonly string[]): string {
    return joinList(items, this.#language)
  }

  /** The titles of the fields that contain pointers. */
  fields(pointers: readonly string[]): string {
    const known = this.#bundle ? fieldsOf(this.#bundle) : []
    const names = pointers.map((pointer) => {
      const field = known.find((one) => overlap(pointer, one.pointer))
      return field ? this.say(officialLabel(field)) : pointer
    })
    return this.list([...new Set(names)].slice(0, FIELDS_SHOWN))
  }
}

type Details = Readonly<Record<string, Json>>

/** All values that a sentence may use; missing ones are omitted. */
function valuesOf(
  { subject, details }: Line,
  title: string | undefined,
  words: NameLookup,
): Record<string, string> {
  const values: Record<string, string | undefined> = {
    subject: subject ?? '',
    ...plain(details),
    title: title || textOf(details, 'title'),
    form: of(details, 'form', (id) => words.form(id)),
    from: of(details, 'from', (id) => words.state(id)),
    to: of(details, 'to', (id) => words.state(id)),
    item: of(details, 'item', (id) => words.item(id)),
    role: of(details, 'role', (id) => words.role(id)),
    region: of(details, 'region', (code) => words.regionName(code)),
    fields: words.fields(strings(details.places ?? details.pointer)),
    roles: words.list(grantsOf(details).map(({ role, region }) => words.grant(role, region))),
    reasons: String(Object.keys(details).length),
  }
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

/** Members that are used unchanged. */
function plain(details: Details): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? [[name, String(value)]]
        : [],
    ),
  )
}

function textOf(details: Details, name: string): string | undefined {
  const value = details[name]
  return typeof value === 'string' ? value : undefined
}

function of(details: Details, name: string, say: (value: string) => string): string | undefined {
  const value = textOf(details, name)
  return value === undefined || value === '' ? value : say(value)
}

function strings(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
}

function grantsOf({ grants }: Details): { role: string; region: string }[] {
  return (Array.isArray(grants) ? grants : []).flatMap((grant) => {
    const { role, region } = (grant ?? {}) as { role?: unknown; region?: unknown }
    return typeof role === 'string' ? [{ role, region: typeof region === 'string' ? region : '' }] : []
  })
}
