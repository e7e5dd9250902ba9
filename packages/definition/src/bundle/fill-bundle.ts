import { below } from '../json/pointer.ts'
import { languageOf } from '../locale/form-locale.ts'
import { word } from '../language/words.ts'
import type { YearSets } from '../text/template.ts'
import type {
  FormFile,
  RegionalVariant,
  RuleEntry,
  Schema,
  UiElement,
  UnfilledBundle,
} from '../types/index.ts'
import { fillYearsDeep, fillYearsKept, YearWriter } from './years.ts'
import type { ReportYears } from './years.ts'

type Filled = <T>(json: T) => T

/** Writes the years of an edition out: annual values by year, and years in every text that people read. */
export function fillBundle(
  unfilled: UnfilledBundle,
  sets: YearSets,
  report: ReportYears = () => {},
): UnfilledBundle {
  const { form, edition, variants } = unfilled
  const writer = new YearWriter(
    sets,
    report,
    yearTitleOf(form),
    new Set(Object.keys(edition.yearsFrom ?? {})),
  )
  const fill: Filled = (json) => fillYearsDeep(json, sets)
  const rules = unfilled.rules.map((rule) => filledRule(rule, fill))
  const ruled = variants?.map((variant) => filledVariant(variant, fill))
  const said = saidBy([...rules, ...(ruled ?? []).flatMap((variant) => variant.rules ?? [])])
  return {
    ...unfilled,
    edition: { ...fill(edition), years: sets },
    parts: fill(unfilled.parts),
    schema: wholeSchema(unfilled.schema, writer),
    ui: { ...unfilled.ui, elements: unfilled.ui.elements?.map((part) => filledPart(part, sets)) ?? [] },
    rules,
    paper: unfilled.paper.map((pages) => fillYearsKept(pages, sets)),
    texts: Object.fromEntries(
      Object.entries(unfilled.texts).map(([language, texts]) => [
        language,
        perYear(fill(texts), sets, yearTitleOf(form), said),
      ]),
    ),
    ...(ruled ? { variants: ruled } : {}),
  }
}

/** The screen of a part under its heading. */
function filledPart(part: UiElement, sets: YearSets): UiElement {
  const { elements = [], ...heading } = part
  return { ...fillYearsDeep(heading, sets), elements: elements.map((own) => fillYearsKept(own, sets)) }
}

function wholeSchema({ $defs, ...schema }: Schema, writer: YearWriter): Schema {
  const written = writer.schema(schema, '')
  if ($defs === undefined) return written
  const definitions = Object.entries($defs as Record<string, Schema>).map(([name, definition]) => [
    name,
    writer.schema(definition, below('', '$defs', name)),
  ])
  return { ...written, $defs: Object.fromEntries(definitions) }
}

/** Fills years into the texts of a rule, not into its expressions. */
function filledRule<T extends Pick<RuleEntry, 'message' | 'eligibility' | 'source'>>(
  rule: T,
  fill: Filled,
): T {
  const { message, eligibility, source } = rule
  const read = Object.entries({ message, eligibility, source }).filter(([, text]) => text !== undefined)
  return { ...rule, ...fill(Object.fromEntries(read)) }
}

function filledVariant({ rules, instructions, ...variant }: RegionalVariant, fill: Filled): RegionalVariant {
  return {
    ...variant,
    ...(rules ? { rules: rules.map((rule) => filledRule(rule, fill)) } : {}),
    ...(instructions ? { instructions: fill(instructions) } : {}),
  }
}

/** The messages of rules; their own `{year}` is not the year of a title. */
export function saidBy(
  rules: readonly Pick<RuleEntry, 'message' | 'eligibility'>[],
): Set<string | undefined> {
  return new Set(rules.flatMap(({ message, eligibility }) => [message, ...Object.values(eligibility ?? {})]))
}

/** The title pattern for a year if the form gives none: `{year}年` or `{year}`. */
export function yearTitleOf(form: Pick<FormFile, 'language'>): string {
  return word('year', languageOf(form), { year: '{year}' })
}

/** Translates the title of a year once, as `{year}年`, and expands it for each year. */
function perYear(
  texts: Readonly<Record<string, string>>,
  sets: YearSets,
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
