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

/** What an evidence file proves, with labels of the form. */
export interface EvidenceSubject {
  /** Position of the field in the form; after all fields for an unknown target. */
  readonly at: number
  /** The field or group. */
  readonly label: string
  /** The options that it proves, if the field is a multiple choice. */
  readonly options: readonly string[]
  /** Folder name for it, sorted in form order. */
  readonly folder: string
}

/** Maximum length of a label in a folder name: paths on Windows are limited. */
const LONGEST = 30

/** Returns a function that describes what evidence files prove; the index of `bundle` is built once. */
export function evidenceSubjects(
  bundle: Pick<FormBundle, 'schema' | 'parts' | 'form'>,
): (file: Pick<NamedFile, 'target' | 'options'>) => EvidenceSubject {
  const fields = fieldsOf(bundle)
  return ({ target = '', options = [] }) => {
    const isBelow = (one: string, other: string) => one === other || one.startsWith(`${other}.`)
    const holder = fields.findIndex((one) => isBelow(one.target, target))
    // for a target in a row of a list, the field is the list
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

/** The rows that contain a pointer, each by its list and number. */
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
