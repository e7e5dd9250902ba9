import {
  below,
  bundleInYears,
  closest,
  pointerOfPath,
  resolveYearPointer,
  treeOf,
  typoOf,
  variantsIn,
} from '@formwright/definition'
import type { FormBundle, JsonSource, Problem } from '@formwright/definition'
import { findingCatalogue } from '@formwright/engine'
import { caseSources, samplesOf, withAll } from '../cases/case-files.ts'
import type { CaseFile } from '../cases/case-files.ts'
import { unknownBases } from '../cases/run-cases.ts'
import { fileProblem, quoted } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * The cells that cases set, empty and expect findings at are there, and so are the checks that they expect.
 */
export const caseCells: LintCheck = (context) => {
  const codes = codesOf(context)
  // of a rule id that stands twice one was to be another
  const isAmbiguous = new Set(context.bundle.rules.map(({ id }) => id)).size < context.bundle.rules.length
  const places = [
    ...new Set(
      context.fields.flatMap((field) => [field.pointer, ...field.cells.map(({ pointer }) => pointer)]),
    ),
  ]
  const samples = samplesOf(context.loaded)
  const inCases = caseSources(context.loaded).flatMap((source) => {
    const { base, region, cases } = source.value as CaseFile
    // the rules of a region that rules nothing here are not known either: the region is reported
    const isElsewhere = region !== undefined && variantsIn(context.bundle, region).length === 0
    return cases.flatMap((one, index): Problem[] => {
      const at = below('/cases', index)
      const own = inYearsOf(context.bundle, samples.get(base), one)
      const cell = (path: string, place: string) =>
        isPlace(own, path) ? [] : [unknownCell(source, place, one.name, path, places)]
      return [
        ...Object.keys(one.set ?? {}).flatMap((path) => cell(path, below(at, 'set', path))),
        ...(one.remove ?? []).flatMap((path, number) => cell(path, below(at, 'remove', number))),
        ...one.expect.flatMap(({ code, pointer }, number) => [
          ...(codes.includes(code) || isAmbiguous || isElsewhere
            ? []
            : [unknownCode(source, below(at, 'expect', number, 'code'), one.name, code, codes)]),
          ...(isOwnPlace(code) ? [] : cell(pointer, below(at, 'expect', number, 'pointer'))),
        ]),
      ]
    })
  })
  return [...unknownBases(context.loaded), ...inCases]
}

/** The edition in the years that the answers of a case ask for: a date in its base, or one that it sets. */
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

/** Members of the answers that are no cells: their insides are not of the form. */
const MEMBERS = /^\/(?:attachments|lists|reasons)(?:\/|$)/

function isPlace(bundle: FormBundle, path: string): boolean {
  const pointer = resolveYearPointer(bundle, pointerOfPath(path))
  return pointer === '' || MEMBERS.test(pointer) || treeOf(bundle).nodeAt(pointer) !== undefined
}

/** What is no field is found where it stands. */
function isOwnPlace(code: string): boolean {
  return code === 'unknown'
}

function unknownCell(
  source: JsonSource,
  at: string,
  name: string,
  path: string,
  places: readonly string[],
): Problem {
  const known = path.startsWith('/') ? places : places.map((pointer) => pointer.slice(1).replaceAll('/', '.'))
  return fileProblem(source, at, 'case-cell-unknown', {
    name,
    pointer: path,
    suggestion: closestPath(path, known),
  })
}

function stepsIn(path: string): number {
  return path.split(/[./]/).length
}

/** The path nearest to one; where none is, that of the field around it, with the steps that follow. */
function closestPath(path: string, known: readonly string[]): string {
  for (
    let end = path.length;
    end > 0;
    end = Math.max(path.lastIndexOf('/', end - 1), path.lastIndexOf('.', end - 1))
  ) {
    const head = path.slice(0, end)
    const near = closest(
      head,
      known.filter((one) => stepsIn(one) === stepsIn(head)),
    )
    if (near !== '') return near + path.slice(end)
  }
  return ''
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
