import {
  below,
  closest,
  columnOptions,
  cutList,
  fileInfo,
  isSource,
  LABEL_SEPARATOR,
  languageNames,
  languageOf,
  optionsOf,
  scriptOf,
  uiElementsIn,
  yearTitleOf,
} from '@formwright/definition'
import type {
  FieldType,
  FileKind,
  FormFile,
  JsonSource,
  Language,
  Loaded,
  Problem,
  RegionalVariant,
  Schema,
  UiElement,
} from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import { fileProblem, lintContext, writtenNodes } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { namedOnScreens } from './shown-elements.ts'
import { HAN, ofTranslation, shorten } from './translation.ts'

/** Translations into one language: those of `texts/<language>.json`, or those in the file of a region. */
interface Translations {
  readonly source: JsonSource
  /** Where in the file they stand. */
  readonly at: string
  readonly language: Language
  readonly made: Readonly<Record<string, string>>
  /** Whether all texts that they may translate are known. */
  readonly isWhole: boolean
}

interface Text {
  readonly text: string
  readonly source: JsonSource
  readonly pointer: string
}

/**
 * Every text for applicants must be translated to each language in `texts/`, and no unused translations be
 * left. Missing ones are errors in required languages, otherwise warnings.
 */
export const texts: LintCheck = (context) => {
  const written = [...translatable(context)]
  const known = mayBeTranslated(context, written)
  const form = context.loaded.sources.get('form.json')
  const required = (form?.value as FormFile | undefined)?.requiredLanguages ?? []
  const given = translationsIn(context.loaded, context.bundle.form)
  const begun = new Set(given.map(({ language }) => language))
  const unbegun = required.filter(
    (language) => !begun.has(language) && !isSource(context.bundle.form, language),
  )
  return [
    ...(form
      ? unbegun.flatMap((language) =>
          missing(written, { source: form, pointer: '/requiredLanguages' }, language, 'required'),
        )
      : []),
    ...[...begun].flatMap((language) => {
      const those = given.filter((one) => one.language === language)
      return translated(those, written, known, required.includes(language))
    }),
  ]
}

/** All texts that have use for a translation: those that need one, and those that may have one. */
function mayBeTranslated(context: LintContext, written: readonly Text[]): ReadonlySet<string> {
  return new Set([...written.map(({ text }) => text), ...unitsOf(context), ...paramTitles(context)])
}

/** Translated texts that the edition does not have; inherited ones are not reported, as others need them. */
export function leftTranslations(loaded: Loaded, fieldTypes: readonly FieldType[]): readonly string[] {
  const { bundle } = loaded
  if (!bundle) return []
  const context = lintContext(loaded, bundle, fieldTypes, [], uncheckedForm)
  const known = mayBeTranslated(context, [...translatable(context)])
  const all = translationsIn(loaded, bundle.form).flatMap(({ made }) => Object.keys(made))
  return [...new Set(all)].filter((text) => !known.has(text))
}

/** The problems with the translations into one language, of which the first file tells what lacks. */
function translated(
  given: readonly Translations[],
  written: readonly Text[],
  known: ReadonlySet<string>,
  isRequired: boolean,
): Problem[] {
  const [{ source, at, language }] = given as [Translations]
  const has = new Set(given.flatMap(({ made }) => Object.keys(made)))
  const isLeft = (text: string) => !known.has(text)
  const left = given.flatMap(({ made, isWhole }) => (isWhole ? Object.keys(made).filter(isLeft) : []))
  const lacking = written.filter(({ text }) => !has.has(text))
  // a text that was misspelt or changed is reported at its translation
  const unsaid = new Set(lacking.map((text) => text.text))
  const [only = ''] = unsaid.size === 1 && left.length === 1 ? unsaid : []
  const meant = new Map(left.map((text) => [text, closest(text, unsaid) || only]))
  const reported = new Set(meant.values())
  return [
    ...missing(
      lacking.filter(({ text }) => !reported.has(text)),
      { source, pointer: at },
      language,
      isRequired ? 'required' : 'missing',
    ),
    ...given.flatMap((one) => unused(one, meant, known)),
    ...given.flatMap((one) =>
      Object.entries(one.made).flatMap(([text, translation]) =>
        known.has(text) ? ofTranslation(one.source, below(one.at, text), language, text, translation) : [],
      ),
    ),
  ]
}

/** Translations that were made for an earlier text; checked independently of other problems. */
export const outdatedTexts: LintCheck = ({ loaded, bundle }) =>
  translationsIn(loaded, bundle.form).flatMap(({ source, language, made }) => {
    const { madeFor = {} } = source.value as { madeFor?: Readonly<Record<string, string>> }
    const name = languageNames(language)
    return Object.entries(madeFor).map(([text, earlierText]) =>
      Object.hasOwn(made, text) && text !== earlierText
        ? fileProblem(source, below('/texts', text), 'translation-outdated', {
            text: shorten(text),
            was: shorten(earlierText),
            language,
            name,
          })
        : fileProblem(source, below('/madeFor', text), 'translation-nothing-new', { text: shorten(text) }),
    )
  })

/** The texts of a form without translation to a language, in the order of its files. */
export function untranslated(
  loaded: Loaded,
  fieldTypes: readonly FieldType[],
  language: Language,
): readonly string[] {
  const { bundle } = loaded
  if (!bundle) return []
  const translatedTexts = new Set(
    translationsIn(loaded, bundle.form).flatMap((one) =>
      one.language === language ? Object.keys(one.made) : [],
    ),
  )
  const written = [...translatable(lintContext(loaded, bundle, fieldTypes, [], uncheckedForm))]
  return [...new Set(written.map(({ text }) => text))].filter((text) => !translatedTexts.has(text))
}

/** All translations, those of regions last; a form needs none in its own language. */
function translationsIn({ sources, edition }: Loaded, form: FormFile): Translations[] {
  // without `form.json`, further texts of the form are unknown; the edition before says more
  const isWhole = ({ file }: JsonSource) => sources.has('form.json') && file.startsWith(`${edition}/`)
  const ofKind = (kind: FileKind) =>
    [...sources].flatMap(([path, source]) => (fileInfo(path).kind === kind ? [source] : []))
  const ofForm = ofKind('texts').map((source) => {
    const { language, texts: made } = source.value as {
      language: string
      texts: Translations['made']
    }
    return { source, at: '/texts', language, made, isWhole: isWhole(source) }
  })
  const ofRegions = ofKind('variant').flatMap((source) =>
    Object.entries((source.value as RegionalVariant).texts ?? {}).map(([language, made]) => {
      return { source, at: below('/texts', language), language, made, isWhole: isWhole(source) }
    }),
  )
  return [...ofForm, ...ofRegions].filter(({ language }) => !isSource(form, language))
}

/** Units may be translated; otherwise they are shown as written. */
function unitsOf(context: LintContext): string[] {
  return writtenNodes(context).flatMap(({ node }) => {
    const unit = (node as Record<string, unknown>)['x-unit']
    return typeof unit === 'string' ? [unit] : []
  })
}

/** Titles of parameters may be translated, for administrators. */
function paramTitles({ bundle }: LintContext): string[] {
  return Object.values(bundle.edition.params).map(({ title }) => title)
}

/** Maximum number of missing translations that are reported one by one. */
const FEW = 3

/** @param all where many missing translations are reported together */
function missing(
  lacking: readonly Text[],
  all: Pick<Text, 'source' | 'pointer'>,
  language: string,
  what: 'missing' | 'required',
): Problem[] {
  const distinct = [...new Map(lacking.map((text) => [text.text, text])).values()]
  if (distinct.length === 0) return []
  const name = languageNames(language)
  if (what === 'missing' && distinct.length <= FEW)
    return distinct.map(({ text, source, pointer }) =>
      fileProblem(source, pointer, 'translation-missing', { text: shorten(text), language, name }),
    )
  const named = distinct.map(({ text }) => `“${shorten(text)}”`)
  const shown = cutList(named, FEW)
  const code = what === 'missing' ? 'translations-missing' : 'translation-required'
  return [
    fileProblem(all.source, all.pointer, code, {
      count: distinct.length,
      texts: shown,
      language,
      name,
      all: distinct.map(({ text }) => text),
    }),
  ]
}

function unused(
  { source, at, made }: Translations,
  meant: ReadonlyMap<string, string>,
  known: ReadonlySet<string>,
): Problem[] {
  return [...meant].flatMap(([text, lacking]) => {
    if (!Object.hasOwn(made, text)) return []
    const suggestion = shorten(lacking || closest(text, known))
    return fileProblem(source, below(at, text), 'translation-unused', { text: shorten(text), suggestion })
  })
}

/** Every text that is shown to anybody but administrators, with its location. */
export function* translatable(context: LintContext): Generator<Text> {
  const { loaded, bundle } = context
  const yearTitle = yearTitleOf(bundle.form)
  for (const { source, pointer, node } of writtenNodes(context))
    yield* schemaTexts(source, pointer, node as Record<string, unknown>, yearTitle)
  for (const { files } of loaded.parts) {
    yield* screenTexts(files.ui!)
    yield* ruleTexts(files.rules!, lettersOf(languageOf(bundle.form)))
  }
  for (const { means, name, source, at } of namedOnScreens(context))
    if (means === 'text') yield { text: name, source, pointer: at }
  yield* textsAt(loaded.sources.get(`${loaded.edition}/edition.json`), EDITION_TEXTS)
  yield* textsAt(loaded.sources.get('form.json'), FORM_TEXTS)
  yield* textsAt(loaded.sources.get('regions.json'), ['/levels/*/title'])
  for (const [path, source] of loaded.sources) {
    if (fileInfo(path).kind !== 'variant') continue
    yield* textsAt(source, REGION_TEXTS)
    if ((source.value as RegionalVariant).rules) yield* ruleTexts(source, lettersOf(languageOf(bundle.form)))
  }
}

function* schemaTexts(
  source: JsonSource,
  pointer: string,
  node: Record<string, unknown>,
  yearTitle: string,
): Generator<Text> {
  for (const key of ['title', 'description']) {
    if (typeof node[key] === 'string' && !(pointer === '' && key === 'description')) {
      for (const text of key === 'title' ? node[key].split(LABEL_SEPARATOR) : [node[key]])
        yield { text, source, pointer: below(pointer, key) }
    }
  }
  if (typeof node.title === 'string' && Array.isArray(node.enum))
    for (const [index, { title }] of (optionsOf(node as Schema) ?? []).entries())
      yield { text: title, source, pointer: below(pointer, 'enum', index) }
  const annual = node['x-annual']
  if (annual !== undefined) {
    yield {
      text: (typeof annual === 'object' && (annual as { title?: string }).title) || yearTitle,
      source,
      pointer: below(pointer, 'x-annual'),
    }
  }
  const evidence = node['x-evidence'] as { note?: string } | undefined
  if (evidence?.note) yield { text: evidence.note, source, pointer: below(pointer, 'x-evidence', 'note') }
  const list = node['x-list'] as Schema['x-list']
  if (list?.title) yield { text: list.title, source, pointer: below(pointer, 'x-list', 'title') }
  for (const [index, column] of (list?.columns ?? []).entries()) {
    const at = below(pointer, 'x-list', 'columns', index)
    yield { text: column.title, source, pointer: below(at, 'title') }
    for (const [option, { title }] of (columnOptions(column) ?? []).entries())
      yield {
        text: title,
        source,
        pointer: column.oneOf ? below(at, 'oneOf', option, 'title') : below(at, 'enum', option),
      }
  }
}

function* screenTexts(source: JsonSource): Generator<Text> {
  for (const { element, pointer } of uiElementsIn(source.value as UiElement)) {
    if (typeof element.label === 'string') yield { text: element.label, source, pointer: `${pointer}/label` }
    if (element.text !== undefined) yield { text: element.text, source, pointer: `${pointer}/text` }
  }
}

/** The letters of words in a language; in Chinese texts, Latin letters are codes and units. */
function lettersOf(language: Language): RegExp {
  return scriptOf(language).startsWith('Han') ? HAN : /\p{L}/u
}

function* ruleTexts(source: JsonSource, characters: RegExp): Generator<Text> {
  const { rules } = source.value as { rules: { message?: string; eligibility?: Record<string, string> }[] }
  for (const [index, { message, eligibility }] of rules.entries()) {
    if (message !== undefined) yield { text: message, source, pointer: `/rules/${index}/message` }
    for (const [key, text] of Object.entries(eligibility ?? {})) {
      if (characters.test(text.replaceAll(/\{[^{}]*\}/g, '')))
        yield { text, source, pointer: `/rules/${index}/eligibility/${key}` }
    }
  }
}

/** The pointers of texts in `edition.json` and `form.json`; `*` for every entry. */
const EDITION_TEXTS = ['/title', '/schemaChecks/*/message', '/instructions/*/text']
const REGION_TEXTS = ['/authority', '/instructions/*/text']
const FORM_TEXTS = [
  '/title',
  '/agency',
  '/summary',
  '/roles/*/title',
  '/workflow/states/*/title',
  '/workflow/states/*/next/*',
  '/workflow/states/*/transitions/*/title',
]

function* textsAt(source: JsonSource | undefined, pointers: readonly string[]): Generator<Text> {
  if (source)
    for (const pointer of pointers) yield* textsBelow(source, source.value, '', pointer.split('/').slice(1))
}

function* textsBelow(
  source: JsonSource,
  value: unknown,
  pointer: string,
  [key, ...rest]: readonly string[],
): Generator<Text> {
  if (key === undefined) {
    if (typeof value === 'string') yield { text: value, source, pointer }
  } else if (typeof value === 'object' && value !== null)
    for (const [name, child] of Object.entries(value))
      if (key === '*' || key === name) yield* textsBelow(source, child, below(pointer, name), rest)
}
