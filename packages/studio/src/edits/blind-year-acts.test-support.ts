import { uncheckedForm } from '@formwright/engine'
import { memberKindsOn } from './members.ts'
import { partOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { carryOf, setCarry } from './carry.ts'
import { draftRuleCases } from './cases.ts'
import { changeLevelCell, matrixLevels, namingLists, nameLevel, optionsOfFixed } from './matrix-levels.ts'
import type { NamedBy } from './matrix-levels.ts'
import { omittedRules, restoreRule } from './rules.ts'
import { removeVariant, setInVariant, variantsOf, verifyVariant } from './variants.ts'

function pick<T>(list: readonly T[], number: number): T | undefined {
  return list[number % Math.max(1, list.length)]
}

/** A matrix of the form, and one of its levels. */
function aLevel(model: StudioModel, a: number, b: number) {
  const matrices = model.fields.flatMap(({ pointer }) => {
    const levels = matrixLevels(model, pointer)
    return levels ? [{ pointer, levels }] : []
  })
  const matrix = pick(matrices, a)
  return matrix && { ...matrix, level: b % matrix.levels.length }
}

function namedBy(model: StudioModel, pointer: string, level: number, a: number): NamedBy {
  const list = pick(namingLists(model, pointer), a)
  const set = pick(Object.keys(model.bundle.edition.years), a)
  const { named } = matrixLevels(model, pointer)![level]!
  if (a % 4 === 1 && set !== undefined) return { by: 'years', set }
  if (a % 4 === 2 && list) return { by: 'rows', list: list.pointer }
  if (a % 4 === 3 && named.by === 'fixed')
    return { by: 'options', options: optionsOfFixed(model, pointer, level) }
  return { by: 'fixed' }
}

/** As `ACTS`: what there is to edit in the next year of a form, and drafting the examples of a rule. */
export const YEAR_ACTS = {
  carry: (model: StudioModel, a: number, b: number, text: string) => {
    const one = pick(
      model.fields.filter(({ id }) => carryOf(model, id) !== undefined),
      a,
    )
    return one && setCarry(model, one.id, b % 2 === 0 ? 'same' : { drop: text.trim() || '重新填写' })
  },
  level: (model: StudioModel, a: number, b: number) => {
    const at = aLevel(model, a, b)
    return at && nameLevel(model, at.pointer, at.level, namedBy(model, at.pointer, at.level, a + b))
  },
  levelCell: (model: StudioModel, a: number, b: number, text: string) => {
    const at = aLevel(model, a, b)
    if (!at || at.levels[at.level]!.cell === undefined) return undefined
    const kind = pick(memberKindsOn(model, false), b)!
    return changeLevelCell(model, at.pointer, at.level, a % 2 === 0 ? { kind } : { set: { title: text } })
  },
  restore: (model: StudioModel, a: number) => {
    const omitted = omittedRules(model)
    const all = model.loaded.parts.flatMap(({ key }) => {
      const { rules } = partOf(model, key).files.rules!.value as { rules: readonly { id: string }[] }
      return rules.flatMap(({ id }, index) => (omitted.has(id) ? [{ key, index }] : []))
    })
    const one = pick(all, a)
    return one && restoreRule(model, one.key, one.index)
  },
  region: (model: StudioModel, a: number, b: number, text: string) => {
    const variant = pick(variantsOf(model), a)
    if (!variant) return undefined
    if (b % 4 === 0) return removeVariant(model, variant)
    if (b % 4 === 1) return verifyVariant(model, variant)
    const day = `20${20 + (b % 30)}-0${1 + (a % 9)}-01`
    const pointer = pick(['/source', '/window/from', '/window/to'] as const, a)!
    return setInVariant(model, variant, pointer, pointer === '/source' ? text || '通知' : day)
  },
  draft: (model: StudioModel, a: number) => {
    const rule = pick(model.bundle.rules, a)
    const form = rule && compiled(model)
    return form && draftRuleCases(model, rule.id, form)
  },
} satisfies Record<string, (model: StudioModel, a: number, b: number, text: string) => Act | undefined>

/** The edition for examples to be drafted; `undefined` where a rule cannot be compiled as it is. */
function compiled({ bundle }: StudioModel) {
  try {
    return uncheckedForm(bundle)
  } catch {
    return undefined
  }
}
