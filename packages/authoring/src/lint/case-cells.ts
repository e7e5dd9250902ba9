import {
  below,
  bundleInYears,
  closest,
  languageOf,
  matching,
  DOCUMENT_MEMBERS,
  locationOfKey,
  pointerOfPath,
  problemAt,
  resolveYearPointer,
  resolveYears,
  splitPointer,
  stepInto,
  treeOf,
  typoOf,
  variantsIn,
  cutList,
} from '@formwright/definition'
import type { FormBundle, FormNode, JsonSource, Problem, Texts } from '@formwright/definition'
import { findingCatalogue } from '@formwright/engine'
import { caseSources, mistakenSamples, sampleNames, samplesOf, withAll } from '../cases/case-files.ts'
import type { CaseFile } from '../cases/case-files.ts'
import { unknownBases } from '../cases/run-cases.ts'
import { editionSource, fileProblem, quoted } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { repeatedTitles } from './repeated.ts'
import { codesOf as optionCodes, codeTitled, isNearOption } from './samples.ts'
import { memberNames, unknownMembersIn, unknownAttachmentMembers } from './unknown-members.ts'
import type { UnknownMember } from './unknown-members.ts'

/** The cells that cases set, empty and expect findings at must exist, and so must the expected checks. */
export const caseCells: LintCheck = (context) => {
  const codes = codesOf(context)
  // one of two rules with the same id should have another one
  const isAmbiguous = new Set(context.bundle.rules.map(({ id }) => id)).size < context.bundle.rules.length
  // their values matter if years depend on a date in the answers
  const samples = context.bundle.unfilled ? samplesOf(context.loaded) : new Map<string, unknown>()
  const inCases = caseSources(context.loaded).flatMap((source) => {
    const { base, region, cases } = source.value as CaseFile
    // rules of a region without a variant are unknown, too; the region is reported
    const isElsewhere = region !== undefined && variantsIn(context.bundle, region).length === 0
    const names = cases.map(({ name }) => name)
    return cases.flatMap((testCase, index): Problem[] => {
      const at = below('/cases', index)
      const isAgain = names.indexOf(testCase.name) < index
      const own = inYearsOf(context.bundle, samples.get(base), testCase)
      const cell = (path: string, pointer: string) =>
        isKnownPath(own, path) ? [] : [unknownCell(own, source, pointer, testCase.name, path)]
      return [
        ...(isAgain
          ? [fileProblem(source, below(at, 'name'), 'listed-twice', { value: testCase.name })]
          : []),
        ...Object.entries(testCase.set ?? {}).flatMap(([path, value]) => {
          const pointer = below(at, 'set', path)
          return [...cell(path, pointer), ...inValue(own, source, testCase, path, value, pointer)]
        }),
        ...(testCase.remove ?? []).flatMap((path, number) => cell(path, below(at, 'remove', number))),
        ...testCase.expect.flatMap(({ code, pointer }, number) => [
          ...(testCase.expect.findIndex((other) => other.code === code && other.pointer === pointer) < number
            ? [
                fileProblem(source, below(at, 'expect', number), 'listed-twice', {
                  value: `${code} ${pointer}`,
                }),
              ]
            : []),
          ...(codes.includes(code) || isAmbiguous || isElsewhere
            ? []
            : [unknownCode(source, below(at, 'expect', number, 'code'), testCase.name, code, codes)]),
          ...(isReportedInPlace(code) ? [] : cell(pointer, below(at, 'expect', number, 'pointer'))),
        ]),
      ]
    })
  })
  return [
    ...unknownBases(context.loaded),
    ...unknownTitles(context, sampleNames(context.loaded)),
    ...withoutRules(context, inCases),
  ]
}

/** If a part has no rules left, reports that instead of each rule expected by its cases. */
function withoutRules(context: LintContext, problems: readonly Problem[]): readonly Problem[] {
  return context.loaded.parts.reduce((left: readonly Problem[], { files, folder }) => {
    const source = files.rules!
    const cases = `${context.loaded.edition}/${folder === '' ? '' : `${folder}/`}cases/`
    const isOfPart = ({ code, file }: Problem) => code === 'case-code-unknown' && file.startsWith(cases)
    const expected = [...new Set(left.filter(isOfPart).map(({ params }) => String(params.code)))]
    if (expected.length === 0 || (source.value as { rules: unknown[] }).rules.length > 0) return left
    const gone = fileProblem(source, '/rules', 'rules-gone', { rules: cutList(expected, SHOWN) })
    const isReported = ({ code, params }: Problem) =>
      code === 'case-code-unknown' && expected.includes(String(params.code))
    return [...left.filter((problem) => !isReported(problem)), gone]
  }, problems)
}

/** Maximum number of names that are listed. */
const SHOWN = 12

/** Titles in `samples.json` must be for existing samples, and unique. */
function unknownTitles(context: LintContext, samples: readonly string[]): Problem[] {
  const source = editionSource(context, 'samples.json')
  if (!source) return []
  const titles = Object.entries(source.value as Readonly<Record<string, Texts>>).filter(
    ([name]) => !name.startsWith('$'),
  )
  const unknownShown = mistakenSamples(context.loaded).flatMap((base, index) =>
    samples.includes(base)
      ? []
      : [
          fileProblem(source, below('/$mistakes', index), 'case-base-unknown', {
            base,
            suggestion: closest(base, samples),
            known: samples,
          }),
        ],
  )
  const unknown = titles
    .filter(([name]) => !samples.includes(name))
    .map(([name]) => {
      const params = { base: name, suggestion: closest(name, samples), known: samples }
      return problemAt(locationOfKey(source, below('', name)), 'case-base-unknown', params)
    })
  const languages = [...new Set(titles.flatMap(([, texts]) => Object.keys(texts)))]
  const repeated = languages.flatMap((language) =>
    repeatedTitles(
      source,
      titles.flatMap(([name, { [language]: title }]) =>
        title === undefined ? [] : [[below('', name, language), title] as const],
      ),
    ),
  )
  const own = languageOf(context.bundle.form)
  const nameless = samples.filter((name) => {
    const texts = titles.find(([one]) => one === name)?.[1]
    return texts === undefined || matching(texts, own) === undefined
  })
  // a sample without title is a consequence of a misspelt name
  const meant = new Set(unknown.map(({ params }) => params.suggestion))
  const untitled = nameless
    .filter((name) => !meant.has(name))
    .map((name) =>
      fileProblem(source, titles.some(([one]) => one === name) ? below('', name) : '', 'sample-untitled', {
        name,
        language: own,
      }),
    )
  return [...unknown, ...unknownShown, ...untitled, ...repeated]
}

/** The edition for the years selected by a case: by a date in its base, or one that it sets. */
function inYearsOf(bundle: FormBundle, base: unknown, { set = {} }: CaseFile['cases'][number]): FormBundle {
  const dates = new Set(Object.values(bundle.edition.yearsFrom ?? {}).map(({ from }) => from))
  const dated = Object.entries(set)
    .map(([path, value]) => [pointerOfPath(path), value] as const)
    .filter(([pointer]) => dates.has(pointer))
  return bundleInYears(bundle, withAll(base, dated))
}

function codesOf({ bundle, loaded }: LintContext): string[] {
  const written = loaded.parts.flatMap(
    ({ files }) => (files.rules!.value as { rules: { id: string }[] }).rules,
  )
  return [
    ...Object.keys(findingCatalogue),
    ...written.map(({ id }) => id),
    ...(bundle.variants ?? []).flatMap(({ rules = [] }) => rules.map(({ id }) => id)),
    ...(bundle.edition.schemaChecks ?? []).map(({ id }) => id),
  ]
}

function isKnownPath(bundle: FormBundle, path: string): boolean {
  const pointer = resolveYearPointer(bundle, pointerOfPath(path))
  // the contents of attachments and lists are not defined by the form
  const isBeside = DOCUMENT_MEMBERS.includes(splitPointer(pointer)[0] ?? '')
  return isBeside || treeOf(bundle).nodeAt(pointer) !== undefined
}

/** Whether a finding is reported at its own pointer. */
function isReportedInPlace(code: string): boolean {
  return code === 'unknown'
}

/** Members in a value set by a case that the form does not have, and misspelt options. */
function inValue(
  bundle: FormBundle,
  source: JsonSource,
  { name, expect }: CaseFile['cases'][number],
  path: string,
  value: unknown,
  position: string,
): Problem[] {
  const pointer = resolveYearPointer(bundle, pointerOfPath(path))
  const problem = (member: UnknownMember) =>
    fileProblem(source, position + member.pointer.slice(pointer.length), 'case-cell-unknown', {
      name,
      ...member,
    })
  const node = treeOf(bundle).nodeAt(pointer)
  if (!node) return unknownAttachmentMembers(value, pointer).map(problem)
  // a case may be about a title used instead of a code
  const isShown = expect.some(({ code }) => code === 'choice')
  const misspelt = nearOptions(node, value, pointer, !isShown).map(({ at, option, field }) => {
    const known = optionCodes(field)
    const suggestion = codeTitled(field, option) ?? closest(option, known)
    const params = { option, field: field.label || at, suggestion, known }
    return fileProblem(source, position + at.slice(pointer.length), 'unknown-option', params)
  })
  const unknown = unknownMembersIn(node, resolveYears(bundle, value, pointer), pointer)
  return [...misspelt, ...unknown.map(problem)]
}

/** Texts in a value, at any depth, that are similar to options of their fields, or titles of options. */
function nearOptions(
  field: FormNode,
  value: unknown,
  at: string,
  titles: boolean,
): { readonly at: string; readonly option: string; readonly field: FormNode }[] {
  if (typeof value === 'string') {
    const isTitle = titles && !optionCodes(field).includes(value) && codeTitled(field, value) !== undefined
    return isTitle || isNearOption(field, value) ? [{ at, option: value, field }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => {
    const inner = field.kind === 'cell' ? field : stepInto(field, key)
    return inner ? nearOptions(inner, member, below(at, key), titles) : []
  })
}

function unknownCell(
  bundle: FormBundle,
  source: JsonSource,
  at: string,
  name: string,
  path: string,
): Problem {
  return fileProblem(source, at, 'case-cell-unknown', { name, pointer: path, ...nearestPaths(bundle, path) })
}

/**
 * Suggestions for a path: its first unknown step replaced by the most similar name, and by each known one.
 */
function nearestPaths(bundle: FormBundle, path: string): { suggestion: string; known: readonly string[] } {
  const steps = splitPointer(resolveYearPointer(bundle, pointerOfPath(path)))
  let node = treeOf(bundle).root
  for (const [index, step] of steps.entries()) {
    const next = stepInto(node, step)
    if (!next) {
      const all = memberNames(node)
      // keep the following steps if they are valid
      const leading = all.filter((name) => isKnownPath(bundle, withStep(path, index, name)))
      const [names, from] = leading.length > 0 ? [leading, path] : [all, upTo(path, index)]
      const known = names.map((name) => withStep(from, index, name))
      return { suggestion: withStep(from, index, closest(step, names)), known: cutList(known, SHOWN) }
    }
    node = next
  }
  return { suggestion: '', known: [] }
}

/** A path with one step replaced, keeping its notation with slashes or dots. */
function withStep(path: string, index: number, step: string): string {
  if (step === '') return ''
  return partsOf(path)
    .map((part, at) => (at === partAt(path, index) ? step : part))
    .join('')
}

/** A path up to one of its steps. */
function upTo(path: string, index: number): string {
  return partsOf(path)
    .slice(0, partAt(path, index) + 1)
    .join('')
}

/** The steps of a path and the separators between them. */
function partsOf(path: string): readonly string[] {
  return path.split(/([/.])/)
}

function partAt(path: string, index: number): number {
  return (path.startsWith('/') ? index + 1 : index) * 2
}

function unknownCode(
  source: JsonSource,
  at: string,
  name: string,
  code: string,
  codes: readonly string[],
): Problem {
  return fileProblem(
    source,
    at,
    'case-code-unknown',
    { name, code, suggestion: closest(code, codes) },
    quoted(typoOf(code, codes)),
  )
}
