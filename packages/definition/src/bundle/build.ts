import type { FileInfo } from '../files/layout.ts'
import { below } from '../json/pointer.ts'
import type { JsonSource } from '../json/source.ts'
import { locationOf, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import { DIALECT } from '../keywords/vocabulary.ts'
import { absolutePaper, absoluteUi, editionWithPointers, formWithPointers, pathsOf } from './absolute.ts'
import type { PartPaths } from './absolute.ts'
import { bundleDigest } from './digest.ts'
import type { TreeBundle } from '../tree/tree.ts'
import { Inliner } from './inline.ts'
import type { Origin } from './inline.ts'
import { formOfEdition } from './other-editions.ts'
import type { PartSources } from './part-sources.ts'
import type {
  CarryMap,
  EditionFile,
  FormBundle,
  FormFile,
  PaperPart,
  RegionalVariant,
  RuleEntry,
  Schema,
  UiElement,
  UnfilledBundle,
} from '../types/index.ts'
import { DEFAULT_NONE } from '../language/words.ts'
import type { RegionRegister } from '../regions/regions.ts'
import { noneWord } from '../locale/form-locale.ts'
import { writtenYears } from './followed-years.ts'
import { fillBundle, saidBy } from './fill-bundle.ts'

interface Built {
  readonly bundle: FormBundle
  readonly problems: readonly Problem[]
  readonly origins: ReadonlyMap<string, Origin>
  readonly used: ReadonlySet<string>
}

/**
 * Builds the bundle of an edition from files whose shape has been checked.
 * @param others the schemas of the form's other editions
 */
export function buildBundle(
  editionName: string,
  infos: readonly FileInfo[],
  sources: ReadonlyMap<string, JsonSource>,
  parts: readonly PartSources[],
  others: () => readonly TreeBundle[],
): Built {
  const value = <T>(path: string) => sources.get(path)?.value as T | undefined
  const edition = value<EditionFile>(`${editionName}/edition.json`)!
  const form = value<FormFile>('form.json') ?? { id: editionName, title: edition.title, agency: '' }
  const regions = value<RegionRegister>('regions.json')
  const inliner = new Inliner(sources)
  const schemas = parts.map((part) => inliner.inline(part.files.schema!, schemaTarget(part.key)))
  const none = noneWord(form)
  const written = schemas.map((schema) => withNone(schema, none))
  const definitions = Object.fromEntries(
    Object.entries(inliner.definitions).map(([name, schema]) => [name, withNone(schema, none)]),
  )
  const carry = value<CarryMap>(`${editionName}/carry.json`)
  const ofRegions = infos
    .filter(({ kind }) => kind === 'variant')
    .map(({ path }) => strip(value<RegionalVariant>(path)!))
  const variants = ofRegions.map(withoutTexts)
  const { sets, yearsFrom } = writtenYears(edition)
  const unfilled: UnfilledBundle = {
    formwright: 1,
    form: {
      ...formWithPointers(strip(form)),
      ...(edition.quotas ? { quotas: edition.quotas } : {}),
      ...(regions ? { regions: strip(regions) } : {}),
    },
    edition: {
      ...editionWithPointers(ownContent(strip(edition))),
      years: sets,
      ...(yearsFrom ? { yearsFrom } : {}),
    },
    parts: parts.map(({ key, folder }, index) => ({
      key,
      folder,
      title: String(written[index]!.title ?? key),
    })),
    schema: withDefinitions(wholeSchema(form, parts, written), definitions),
    ui: wholeUi(parts, written),
    rules: parts.flatMap((part) => rulesOf(part, edition)),
    ...ruleNamesOf(parts),
    paper: parts.map((part, index) => paperOf(part, written[index]!)),
    texts: textsOf(infos, sources, edition, parts, ofRegions),
    ...(typeof carry?.from === 'string' ? { carry: strip(carry) } : {}),
    ...(variants.length > 0 ? { variants } : {}),
  }
  const problems: Problem[] = []
  const filled = fillBundle(unfilled, sets, (target, keys, code, params) => {
    const origin = inliner.origins.get(target)
    if (origin)
      problems.push(problemAt(locationOf(origin.source, below(origin.pointer, ...keys)), code, params))
  })
  // other editions do not change this one's schema; but if references multiply without bound, theirs would do
  // so too
  const own = inliner.isWhole ? formOfEdition(filled.form, filled, others) : filled.form
  const content = {
    ...filled,
    form: own,
    ...(yearsFrom ? { unfilled: { ...unfilled, form: own } } : {}),
  }
  return {
    bundle: withDigest(content),
    problems: [...inliner.problems, ...problems],
    origins: inliner.origins,
    used: inliner.used,
  }
}

/** Computes the digest lazily: while a form is being edited it is not needed. */
function withDigest(content: Omit<FormBundle, 'digest'>): FormBundle {
  let digest: string | undefined
  return {
    ...content,
    get digest() {
      return (digest ??= bundleDigest(content))
    },
  }
}

/** Pointer of a part's schema in the bundle's schema. */
export function schemaTarget(partKey: string): string {
  return partKey === '' ? '' : below('', 'properties', partKey)
}

function strip<T extends object>(file: T): T {
  const { $schema: _, ...rest } = file as T & { $schema?: string }
  return rest as T
}

function withoutTexts({ texts: _texts, ...variant }: RegionalVariant): RegionalVariant {
  return variant
}

/**
 * The content that the digest covers: inherited files count as own copies, so sharing files does not change
 * the digest.
 */
function ownContent(edition: EditionFile): EditionFile {
  const { inherits: _inherits, omits: _omits, quotas: _quotas, ...rest } = edition
  return rest
}

function withDefinitions(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  return Object.keys(definitions).length === 0 ? schema : { ...schema, $defs: definitions }
}

function wholeSchema(
  form: Pick<FormFile, 'title'>,
  parts: readonly PartSources[],
  schemas: readonly Schema[],
): Schema {
  if (parts.length === 1 && parts[0]!.key === '') return { $schema: DIALECT, ...schemas[0]! }
  return {
    $schema: DIALECT,
    title: form.title,
    type: 'object',
    properties: Object.fromEntries(parts.map(({ key }, index) => [key, schemas[index]!])),
    required: parts.map(({ key }) => key),
    additionalProperties: false,
  }
}

/** Builds the schema of an edition, reading only its schema files. */
export function schemaOnly(
  sources: ReadonlyMap<string, JsonSource>,
  parts: readonly PartSources[],
): TreeBundle {
  const inliner = new Inliner(sources)
  const own = parts.filter(({ files }) => files.schema)
  const schemas = own.map(({ key, files }) => inliner.inline(files.schema!, schemaTarget(key)))
  const schema = withDefinitions(wholeSchema({ title: '' }, own, schemas), inliner.definitions)
  return { schema, parts: own.map(({ key, folder }) => ({ key, folder, title: '' })) }
}

/**
 * Writes the form's word for “nothing to report” wherever it may stand; the default one stays `true`. Returns
 * the same schema where it stands nowhere, so that what is cached for it is kept.
 */
function withNone<T>(schema: T, none: string): T {
  if (none === DEFAULT_NONE || typeof schema !== 'object' || schema === null) return schema
  let changed: Record<string, unknown> | undefined
  for (const [keyword, value] of Object.entries(schema)) {
    const filled = noneIn(keyword, value, none)
    if (filled === value) continue
    changed ??= (Array.isArray(schema) ? [...schema] : { ...schema }) as Record<string, unknown>
    changed[keyword] = filled
  }
  return (changed ?? schema) as T
}

function noneIn(keyword: string, value: unknown, none: string): unknown {
  if (keyword === 'x-none' && value === true) return none
  return VALUES.has(keyword) ? value : withNone(value, none)
}

/** Keywords whose values are answers rather than schemas. */
const VALUES: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples'])

function wholeUi(parts: readonly PartSources[], schemas: readonly Schema[]): UiElement {
  const elements = parts.map(({ key, files }, index) => ({
    type: 'Category',
    label: String(schemas[index]!.title ?? key),
    options: { part: key },
    elements: [screenOf(files.ui!.value as UiElement, key, schemas[index]!)],
  }))
  return { type: 'Categorization', elements }
}

type Kept<W extends object, M> = WeakMap<W, { readonly names: string; readonly made: M }>

/** Caches what is built from a part's file, keyed by the file and the part's member names. */
function kept<W extends object, M>(
  known: Kept<W, M>,
  written: W,
  { part, schema }: { readonly part: string; readonly schema: Schema },
  make: (written: W, paths: PartPaths) => M,
): M {
  const names = JSON.stringify([part, Object.keys(schema.properties ?? {})])
  let cached = known.get(written)
  if (cached?.names !== names)
    known.set(written, (cached = { names, made: make(strip(written), pathsOf(part, schema)) }))
  return cached.made
}

const screens: Kept<UiElement, UiElement> = new WeakMap()

/** The screen of a part with scopes of the bundle. */
function screenOf(written: UiElement, part: string, schema: Schema): UiElement {
  return kept(screens, written, { part, schema }, absoluteUi)
}

type WrittenPaper = Omit<PaperPart, 'part'>

const papers: Kept<WrittenPaper, PaperPart> = new WeakMap()

/** The printed pages of a part with pointers of the bundle. */
function paperOf({ key, files }: PartSources, schema: Schema): PaperPart {
  return kept(papers, files.paper!.value as WrittenPaper, { part: key, schema }, (written, paths) =>
    absolutePaper(written, key, paths),
  )
}

function rulesOf(part: PartSources, { omits = [] }: Pick<EditionFile, 'omits'>): RuleEntry[] {
  const { rules } = part.files.rules!.value as { rules: Omit<RuleEntry, 'part' | 'index'>[] }
  return rules.flatMap((rule, index) => {
    if (omits.includes(rule.id)) return []
    return {
      ...rule,
      part: part.key,
      index,
    } as RuleEntry
  })
}

/** The words for own names of rules, of all parts together. */
function ruleNamesOf(parts: readonly PartSources[]): Pick<FormBundle, 'ruleNames'> {
  const ruleNames = Object.assign(
    {},
    ...parts.map(({ files }) => (files.rules!.value as { names?: object }).names),
  ) as Record<string, string>
  return Object.keys(ruleNames).length === 0 ? {} : { ruleNames }
}

function textsOf(
  infos: readonly FileInfo[],
  sources: ReadonlyMap<string, JsonSource>,
  edition: EditionFile,
  parts: readonly PartSources[],
  ofRegions: readonly RegionalVariant[],
): FormBundle['texts'] {
  const said = saidBy(parts.flatMap((part) => rulesOf(part, edition)))
  const omitted = [...saidBy(parts.flatMap((part) => rulesOf(part, {})))].filter((text) => !said.has(text))
  const files = infos
    .filter((info) => info.kind === 'texts')
    .map((info) => sources.get(info.path)!.value as { language: string; texts: Record<string, string> })
  const all: Record<string, Record<string, string>> = {}
  // a region translates its own texts, not those of the form
  for (const region of ofRegions)
    for (const [language, own] of Object.entries(region.texts ?? {}))
      all[language] = { ...all[language], ...own }
  for (const { language, texts } of files) all[language] = { ...all[language], ...without(texts, omitted) }
  return all
}

function without(
  texts: Record<string, string>,
  omitted: readonly (string | undefined)[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([text]) => !omitted.includes(text)))
}
