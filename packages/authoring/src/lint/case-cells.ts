import { below, closest, pointerOfPath, resolveYearPointer, treeOf, typoOf } from '@formwright/definition'
import type { FormBundle, JsonSource, Problem } from '@formwright/definition'
import { findingCatalogue } from '@formwright/engine'
import { caseSources } from '../cases/case-files.ts'
import type { CaseFile } from '../cases/case-files.ts'
import { fileProblem, quoted } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** The cells that cases set, empty and expect findings at are there, and so are the checks that they expect. */
export const caseCells: LintCheck = (context) => {
  const codes = codesOf(context)
  // of a rule id that stands twice one was to be another
  const isAmbiguous = new Set(context.bundle.rules.map(({ id }) => id)).size < context.bundle.rules.length
  const places = [
    ...new Set(
      context.fields.flatMap((field) => [field.pointer, ...field.cells.map(({ pointer }) => pointer)]),
    ),
  ]
  const regions = new Set((context.bundle.variants ?? []).map(({ region }) => region))
  return caseSources(context.loaded).flatMap((source) => {
    const { region, cases } = source.value as CaseFile
    // the rules of a region that rules nothing here are not known either: the region is reported
    const isElsewhere = region !== undefined && !regions.has(region)
    return cases.flatMap((one, index): Problem[] => {
      const at = below('/cases', index)
      const cell = (path: string, place: string) =>
        isPlace(context.bundle, path) ? [] : [unknownCell(source, place, one.name, path, places)]
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
    suggestion: closest(path, known),
  })
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
