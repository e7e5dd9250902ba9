import type { FormBundle, Schema } from '../types/index.ts'
import { fieldsOf, officialLabel } from './fields.ts'
import type { Field } from './fields.ts'
import { labelAt } from './label-at.ts'
import { pointerOfTarget } from '../document/target.ts'
import { joinPointer, splitPointer } from '../json/pointer.ts'
import { LABEL_SEPARATOR, languageOf } from '../locale/form-locale.ts'
import { joinList } from '../language/words.ts'
import { optionsIn } from '../tree/shape.ts'
import { treeOf } from '../tree/tree.ts'
import { truncate } from '../text/cut.ts'
import type { NamedFile } from '../document/document.ts'

/** What a file of evidence proves, in the words of the form. */
export interface EvidenceSubject {
  /** Counts the fields of the form; behind all of them for a place that it does not have. */
  readonly at: number
  /** The field or group. */
  readonly label: string
  /** The ticks that it proves, where the field is a group of them. */
  readonly options: readonly string[]
  /** A folder for it, in the order of the form. */
  readonly folder: string
}

/** Letters of a label that name a folder: paths on Windows may not be long. */
const LONGEST = 30

/** Says what files of evidence prove; `bundle` may be looked at once for many of them. */
export function evidenceSubjects(
  bundle: Pick<FormBundle, 'schema' | 'parts' | 'form'>,
): (file: Pick<NamedFile, 'target' | 'options'>) => EvidenceSubject {
  const fields = fieldsOf(bundle)
  return ({ target = '', options = [] }) => {
    const isBelow = (one: string, other: string) => one === other || one.startsWith(`${other}.`)
    const holder = fields.findIndex((one) => isBelow(one.target, target))
    // in a row of a list the field is the list
    const found = holder < 0 ? fields.findIndex((one) => isBelow(target, one.target)) : holder
    const at = found < 0 ? fields.length : found
    const field = fields[found]
    const inRow = field && holder < 0 ? treeOf(bundle).nodeAt(pointerOfTarget(target)) : undefined
    const titles = new Map(optionTitles(inRow?.schema ?? field?.schema ?? {}))
    const label = field ? labelOf(bundle, field, target) : target
    const ticks = options.map((option) => titles.get(option) ?? option)
    const named = [
      ...(inRow ? rowsAbove(bundle, target) : []),
      label,
      ...(ticks.length > 0 ? [joinList(ticks, languageOf(bundle.form))] : []),
    ]
    const folder = named.map((text) => truncate(text, LONGEST).trim().replaceAll('/', '_')).join('-')
    return { at, label, options: ticks, folder: `${String(at + 1).padStart(3, '0')}-${folder}` }
  }
}

/** The rows that a place is in, each by its list and its number. */
function rowsAbove(bundle: Pick<FormBundle, 'schema' | 'parts' | 'form'>, target: string): string[] {
  const keys = splitPointer(pointerOfTarget(target))
  return keys.flatMap((key, depth) => {
    const above = treeOf(bundle).nodeAt(joinPointer(keys.slice(0, depth)))
    return above?.kind === 'rows' ? [`${above.title}${Number(key) + 1}`] : []
  })
}

/** The field itself, or the group that begins with it. */
function labelOf(
  bundle: Pick<FormBundle, 'schema' | 'parts' | 'form'>,
  field: Field,
  target: string,
): string {
  const own = field.target === target ? officialLabel(field) : labelAt(bundle, pointerOfTarget(target))
  return (own ?? officialLabel(field)).split(LABEL_SEPARATOR).at(-1)!
}

function optionTitles(schema: Schema): (readonly [string, string])[] {
  return optionsIn(schema).map(({ const: option, title }) => [String(option), title])
}
