import type { FileInfo } from '../files/layout.ts'
import { below } from '../json/source.ts'
import type { JsonSource } from '../json/source.ts'
import type { Problem } from '../problems/problem.ts'
import { DIALECT } from '../keywords/vocabulary.ts'
import { bundleDigest } from './digest.ts'
import { Inliner } from './inline.ts'
import type { Origin } from './inline.ts'
import type { PartSources } from './part-sources.ts'
import type {
  CarryMap,
  EditionFile,
  FormBundle,
  FormFile,
  PaperBlock,
  PaperCell,
  PaperPart,
  RegionalVariant,
  RuleEntry,
  Schema,
  UiCondition,
  UiElement,
} from './types.ts'
import { DEFAULT_NONE } from '../keywords/x-none/none-of.ts'
import { languageOf, noneWord } from '../language/form-locale.ts'
import { word } from '../language/words.ts'
import { fillYearsDeep, YearWriter } from './years.ts'

interface Built {
  readonly bundle: FormBundle
  readonly problems: readonly Problem[]
  readonly origins: ReadonlyMap<string, Origin>
  readonly used: ReadonlySet<string>
}

/** Puts the files of an edition together; every file has the right shape by now. */
export function buildBundle(
  editionName: string,
  infos: readonly FileInfo[],
  sources: ReadonlyMap<string, JsonSource>,
  parts: readonly PartSources[],
): Built {
  const value = <T>(path: string) => sources.get(path)?.value as T | undefined
  const edition = value<EditionFile>(`${editionName}/edition.json`)!
  const form = value<FormFile>('form.json') ?? { id: editionName, title: edition.title, agency: '' }
  const inliner = new Inliner(sources)
  const schemas = parts.map((part) => inliner.inline(part.files.schema!, schemaTarget(part.key)))
  const years = new YearWriter(edition.years, inliner.origins, yearTitleOf(form))
  const none = noneWord(form)
  const written = schemas.map((schema, index) =>
    withNone(years.schema(schema, schemaTarget(parts[index]!.key)), none),
  )
  const definitions = Object.fromEntries(
    Object.entries(inliner.definitions).map(([name, schema]) => [
      name,
      withNone(years.schema(schema, below('', '$defs', name)), none),
    ]),
  )
  const filled = <T>(json: T) => fillYearsDeep(json, edition.years)
  const carry = value<CarryMap>(`${editionName}/carry.json`)
  const variants = infos
    .filter(({ kind }) => kind === 'variant')
    .map(({ path }) => filledVariant(strip(value<RegionalVariant>(path)!), filled))
  const content: Omit<FormBundle, 'digest'> = {
    formwright: 1,
    form: { ...strip(form), ...(edition.quotas ? { quotas: edition.quotas } : {}) },
    edition: filled(ownContent(strip(edition))),
    parts: parts.map(({ key, folder }, index) => ({
      key,
      folder,
      title: String(written[index]!.title ?? key),
    })),
    schema: withDefinitions(wholeSchema(form, parts, written), definitions),
    ui: wholeUi(parts, written, filled),
    rules: parts.flatMap((part) => rulesOf(part, edition, filled)),
    paper: parts.map((part) => paperOf(part, filled)),
    texts: textsOf(infos, sources, filled, { form, edition }, parts),
    ...(typeof carry?.from === 'string' ? { carry: strip(carry) } : {}),
    ...(variants.length > 0 ? { variants } : {}),
  }
  const bundle = { ...content, digest: bundleDigest(content) }
  return {
    bundle,
    problems: [...inliner.problems, ...years.problems],
    origins: inliner.origins,
    used: inliner.used,
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

/** What is shared and left out shows in the rest: an edition with copies of its files has the same digest. */
function ownContent(edition: EditionFile): EditionFile {
  const { inherits: _inherits, omits: _omits, quotas: _quotas, ...rest } = edition
  return rest
}

function withDefinitions(schema: Schema, definitions: Readonly<Record<string, Schema>>): Schema {
  return Object.keys(definitions).length === 0 ? schema : { ...schema, $defs: definitions }
}

function wholeSchema(form: FormFile, parts: readonly PartSources[], schemas: readonly Schema[]): Schema {
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

/** Writes the form's word for “nothing to report” wherever it may stand; the default one stays `true`. */
function withNone<T>(schema: T, none: string): T {
  if (none === DEFAULT_NONE || typeof schema !== 'object' || schema === null) return schema
  if (Array.isArray(schema)) return schema.map((item) => withNone<unknown>(item, none)) as T
  const entries = Object.entries(schema).map(([keyword, value]) => [
    keyword,
    keyword === 'x-none' && value === true
      ? none
      : VALUES.has(keyword)
        ? value
        : withNone<unknown>(value, none),
  ])
  return Object.fromEntries(entries) as T
}

/** Keywords that hold values of answers and not schemas. */
const VALUES: ReadonlySet<string> = new Set(['const', 'enum', 'default', 'examples'])

type Filled = <T>(json: T) => T

function wholeUi(parts: readonly PartSources[], schemas: readonly Schema[], filled: Filled): UiElement {
  const elements = parts.map(({ key, files }, index) => ({
    type: 'Category',
    label: String(schemas[index]!.title ?? key),
    options: { part: key },
    elements: [absoluteUi(filled(strip(files.ui!.value as UiElement)), key)],
  }))
  return { type: 'Categorization', elements }
}

/** `#/properties/x` of a part becomes `#/properties/<part>/properties/x`. */
export function absoluteScope(scope: string, partKey: string): string {
  return partKey === '' ? scope : `#/properties/${partKey}${scope.slice(1)}`
}

function absoluteUi(element: UiElement, partKey: string): UiElement {
  return {
    ...element,
    ...(element.scope === undefined ? {} : { scope: absoluteScope(element.scope, partKey) }),
    ...(typeof element.options?.list === 'string'
      ? { options: { ...element.options, list: absoluteScope(element.options.list, partKey) } }
      : {}),
    ...(element.rule
      ? { rule: { ...element.rule, condition: absoluteCondition(element.rule.condition, partKey) } }
      : {}),
    ...(element.notShown ? { notShown: element.notShown.map((scope) => absoluteScope(scope, partKey)) } : {}),
    ...(element.elements ? { elements: element.elements.map((child) => absoluteUi(child, partKey)) } : {}),
  }
}

function absoluteCondition(condition: UiCondition, partKey: string): UiCondition {
  return {
    ...condition,
    ...(condition.scope === undefined ? {} : { scope: absoluteScope(condition.scope, partKey) }),
    ...(condition.conditions
      ? { conditions: condition.conditions.map((inner) => absoluteCondition(inner, partKey)) }
      : {}),
  }
}

/** Years are filled in what is read, not in expressions. */
function filledRule<T extends Pick<RuleEntry, 'message' | 'eligibility' | 'source'>>(
  rule: T,
  filled: Filled,
): T {
  const { message, eligibility, source } = rule
  const read = Object.entries({ message, eligibility, source }).filter(([, text]) => text !== undefined)
  return { ...rule, ...filled(Object.fromEntries(read)) }
}

function filledVariant(
  { rules, instructions, ...variant }: RegionalVariant,
  filled: Filled,
): RegionalVariant {
  return {
    ...variant,
    ...(rules ? { rules: rules.map((rule) => filledRule(rule, filled)) } : {}),
    ...(instructions ? { instructions: filled(instructions) } : {}),
  }
}

function rulesOf(part: PartSources, { omits = [] }: Pick<EditionFile, 'omits'>, filled: Filled): RuleEntry[] {
  const { rules } = part.files.rules!.value as { rules: Omit<RuleEntry, 'part' | 'index'>[] }
  return rules.flatMap((rule, index) => {
    if (omits.includes(rule.id)) return []
    return {
      ...filledRule(rule, filled),
      part: part.key,
      index,
    } as RuleEntry
  })
}

function paperOf(part: PartSources, filled: Filled): PaperPart {
  const paper = filled(strip(part.files.paper!.value as Omit<PaperPart, 'part'>))
  const absolute = (pointer: string) => (part.key === '' ? pointer : `/${part.key}${pointer}`)
  return {
    ...paper,
    part: part.key,
    blocks: paper.blocks.map((block) => absoluteBlock(block, absolute)),
    ...(paper.notShown ? { notShown: paper.notShown.map(absolute) } : {}),
  }
}

/** The block with its pointers made absolute; in one that repeats they stay relative to the row. */
export function absoluteBlock(block: PaperBlock, absolute: (pointer: string) => string): PaperBlock {
  if (block.repeat !== undefined) return { ...block, repeat: absolute(block.repeat) }
  return {
    ...absoluteCell(block, absolute),
    ...(block.rows ? { rows: block.rows.map((row) => row.map((cell) => absoluteCell(cell, absolute))) } : {}),
  }
}

function absoluteCell<T extends PaperCell | PaperBlock>(cell: T, absolute: (pointer: string) => string): T {
  return {
    ...cell,
    ...(cell.label === undefined ? {} : { label: absolute(cell.label) }),
    ...(cell.field === undefined ? {} : { field: absolute(cell.field) }),
    ...(cell.fields ? { fields: cell.fields.map(absolute) } : {}),
  }
}

function textsOf(
  infos: readonly FileInfo[],
  sources: ReadonlyMap<string, JsonSource>,
  filled: Filled,
  { form, edition }: { readonly form: FormFile; readonly edition: EditionFile },
  parts: readonly PartSources[],
): FormBundle['texts'] {
  const saidBy = ({ omits = [] }: Pick<EditionFile, 'omits'>) =>
    parts
      .flatMap((part) => rulesOf(part, { omits }, filled))
      .flatMap(({ message, eligibility }) => [message, ...Object.values(eligibility ?? {})])
  const said = new Set(saidBy(edition))
  const omitted = saidBy({}).filter((text) => !said.has(text))
  const files = infos
    .filter((info) => info.kind === 'texts')
    .map((info) => sources.get(info.path)!.value as { language: string; texts: Record<string, string> })
  return Object.fromEntries(
    files.map(({ language, texts }) => [
      language,
      perYear(without(filled(texts), omitted), edition.years, yearTitleOf(form), said),
    ]),
  )
}

function without(
  texts: Record<string, string>,
  omitted: readonly (string | undefined)[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([text]) => !omitted.includes(text)))
}

/** What a year is called in a form that does not say it: `{year}年`. */
function yearTitleOf(form: FormFile): string {
  return word('year', languageOf(form), { year: '{year}' })
}

/** The title of a year is translated once, as `{year}年`, and stands for each year. */
function perYear(
  texts: Record<string, string>,
  sets: EditionFile['years'],
  yearTitle: string,
  said: ReadonlySet<string | undefined>,
): Record<string, string> {
  const years = Object.values(sets).flatMap((set) =>
    set.map((year, index) => ({ year: String(year), n: String(index + 1) })),
  )
  const fill = (text: string, { year, n }: { year: string; n: string }) =>
    text.replaceAll('{year}', year).replaceAll('{n}', n)
  return Object.fromEntries(
    Object.entries(texts).flatMap(([text, translation]) =>
      text.includes(yearTitle) && !said.has(text)
        ? years.map((year) => [fill(text, year), fill(translation, year)])
        : [[text, translation]],
    ),
  )
}
