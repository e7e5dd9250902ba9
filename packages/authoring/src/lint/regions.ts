import {
  below,
  closest,
  hasRegions,
  isInRegion,
  isRegional,
  levelOfRole,
  LEVELS_OF_NO_REGION,
  locationOfKey,
  pointerOfPath,
  problemAt,
  regionLevelsOf,
  significantDigits,
  typoOf,
  uiElementsIn,
} from '@formwright/definition'
import type { JsonSource, Problem, ProblemCode, ProblemParams, UiElement } from '@formwright/definition'
import { editionSource, fileProblem, keyProblem, quoted } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** The form's regions must be consistent, and levels must exist. */
export const regions: LintCheck = (context) => {
  const { sources } = context.loaded
  const [form, register] = [sources.get('form.json'), sources.get('regions.json')]
  const named = [
    ...(form ? [...roles(context, form), ...quotas(context, form), ...ownRegion(context, form)] : []),
    ...quotas(context, editionSource(context, 'edition.json')),
    ...controls(context),
  ]
  return register ? [...regionProblems(context, register), ...named] : withoutRegister(named)
}

/** Several unknown levels indicate that the form's own regions are missing. */
function withoutRegister(problems: readonly Problem[]): Problem[] {
  const unknown = problems.filter(({ code }) => code === 'level-unknown')
  const levels = [...new Set(unknown.map(({ params }) => String(params.level)))]
  if (levels.length < 2 || unknown.every(({ fix }) => fix !== undefined)) return [...problems]
  const [{ fix: _, ...first }, ...others] = unknown as [Problem, ...Problem[]]
  const also = others.map(({ file, line }) => `${file}:${line}`)
  const params = { level: levels, known: first.params.known!, also }
  return [
    { ...first, code: 'regions-missing', params },
    ...problems.filter((problem) => !unknown.includes(problem)),
  ]
}

/** Each region must be within a larger one, as determined by its code. */
function regionProblems({ bundle }: LintContext, source: JsonSource): Problem[] {
  const { levels } = bundle.form.regions!
  const all = levels.flatMap(({ places: items }, level) =>
    Object.entries(items).map(([code, name]) => ({ code, name, level })),
  )
  const atCode = (level: number, code: string, problem: ProblemCode, params: ProblemParams) =>
    problemAt(locationOfKey(source, below('/levels', level, 'places', code)), problem, { code, ...params })
  const inRegions = all.flatMap(({ code, name, level }) => {
    if (significantDigits(code) !== code) return [atCode(level, code, 'place-zeros', {})]
    const others = all.filter((region) => region.code !== code || region.level !== level)
    const around = others.filter((other) => isInRegion(code, other.code))
    const wrong = around.find((outer) => outer.level >= level)
    if (wrong) return [atCode(level, code, 'place-within', { other: wrong.code })]
    return level > 0 && around.length === 0 ? [atCode(level, code, 'place-outside', { name })] : []
  })
  const twice = all.flatMap(({ code, name, level }) => {
    const above = (otherCode: string) =>
      all.find((other) => other.level === level - 1 && isInRegion(otherCode, other.code))
    const other = all.find(
      (region) =>
        region.level === level &&
        region.name === name &&
        region.code < code &&
        above(region.code) === above(code),
    )
    return other ? [atCode(level, code, 'place-twice', { name, other: other.code })] : []
  })
  const inLevels = levels.flatMap(({ id }, index) => {
    const at = below('/levels', index, 'id')
    if (LEVELS_OF_NO_REGION.includes(id)) return [fileProblem(source, at, 'level-reserved', { level: id })]
    return levels.findIndex((level) => level.id === id) < index
      ? [fileProblem(source, at, 'listed-twice', { value: id })]
      : []
  })
  return [...inLevels, ...inRegions, ...twice]
}

/** Roles must be of an existing level; in a form with regions each role needs one. */
function roles({ bundle: { form } }: LintContext, source: JsonSource): Problem[] {
  const isRegionalForm = hasRegions(form)
  const known = [...regionLevelsOf(form), ...LEVELS_OF_NO_REGION]
  const starting = form.workflow?.states[form.workflow.start]?.edit ?? {}
  return Object.entries(form.roles ?? {}).flatMap(([role, { title, level, scope }]) => {
    const at = below('/roles', role)
    if (level !== undefined && !known.includes(level))
      return [levelUnknown(source, below(at, 'level'), level, known)]
    if (level === undefined && isRegionalForm)
      return [fileProblem(source, at, 'level-missing', { role: title, known: regionLevelsOf(form) })]
    const fillsIn = (starting[role] ?? []).length > 0
    return fillsIn && scope !== 'own' && !isRegional(form, levelOfRole(form, role))
      ? [fileProblem(source, at, 'applicants-see-all', { role: title })]
      : []
  })
}

/** Quotas of the form or the edition must be of an existing level. */
function quotas({ bundle: { form } }: LintContext, source: JsonSource | undefined): Problem[] {
  const known = [...regionLevelsOf(form), ...(hasRegions(form) ? [] : LEVELS_OF_NO_REGION)]
  if (!source) return []
  const { quotas: written = [] } = source.value as { readonly quotas?: readonly { readonly of: string }[] }
  return written.flatMap(({ of }, index) =>
    known.includes(of) ? [] : [levelUnknown(source, below('/quotas', index, 'of'), of, known)],
  )
}

/** Fields for regions must be of an existing level. */
function controls({ bundle, fieldAt, pointerIn, loaded }: LintContext): Problem[] {
  const known = regionLevelsOf(bundle.form)
  return loaded.parts.flatMap(({ key, files: { ui } }) =>
    [...uiElementsIn(ui!.value as UiElement)].flatMap(({ element, pointer: at }) => {
      const level = element.options?.level
      if (typeof level !== 'string' || known.includes(level) || element.scope === undefined) return []
      const isRegion = fieldAt(pointerIn(key, element.scope))?.cells[0]?.shape === 'region'
      return isRegion ? [levelUnknown(ui!, `${at}/options/level`, level, known)] : []
    }),
  )
}

/** The fields for the application's region must be region fields of that level or below. */
function ownRegion({ bundle, fields }: LintContext, source: JsonSource): Problem[] {
  const levels = regionLevelsOf(bundle.form)
  const pointers = fields.filter(({ cells }) => cells[0]?.shape === 'region').map(({ pointer }) => pointer)
  const elements = [...uiElementsIn(bundle.ui)]
  const shownAt = (pointer: string) =>
    elements.find(({ element }) => element.scope !== undefined && pointerOfPath(element.scope) === pointer)
      ?.element.options?.level as string | undefined
  return Object.entries(bundle.form.region ?? {}).flatMap(([level, pointer]) => {
    const at = below('/region', level)
    if (!levels.includes(level)) return [levelUnknown(source, at, level, levels, keyProblem)]
    if (pointers.includes(pointer)) {
      const found = shownAt(pointer)
      if (found === undefined || !levels.includes(found) || levels.indexOf(found) >= levels.indexOf(level))
        return []
      return [fileProblem(source, at, 'region-level', { pointer, level, found })]
    }
    const isField = fields.some((field) => field.pointer === pointer)
    const params = { pointer, suggestion: closest(pointer, pointers) }
    return [fileProblem(source, at, isField ? 'not-a-region' : 'target-unknown', params)]
  })
}

function levelUnknown(
  source: JsonSource,
  at: string,
  level: string,
  known: readonly string[],
  problem = fileProblem,
): Problem {
  const suggestion = closest(level, known)
  return problem(source, at, 'level-unknown', { level, suggestion, known }, quoted(typoOf(level, known)))
}
