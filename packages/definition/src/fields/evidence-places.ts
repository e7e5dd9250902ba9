import type { FormBundle } from '../types/index.ts'
import { fieldsOf, officialLabel } from './fields.ts'
import type { Field } from './fields.ts'
import { labelAt } from './label-at.ts'
import { pointerOfTarget } from '../document/target.ts'
import { LABEL_SEPARATOR, languageOf } from '../locale/form-locale.ts'
import { joinList } from '../language/words.ts'
import { optionsOf } from '../tree/shape.ts'
import { cutToLetters } from '../text/cut.ts'
import type { NamedFile } from '../document/document.ts'

/** What a file of evidence proves, in the words of the form. */
export interface EvidencePlace {
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
export function evidencePlaces(
  bundle: Pick<FormBundle, 'schema' | 'parts' | 'form'>,
): (file: Pick<NamedFile, 'target' | 'options'>) => EvidencePlace {
  const fields = fieldsOf(bundle)
  return ({ target = '', options = [] }) => {
    const found = fields.findIndex((one) => one.target === target || one.target.startsWith(`${target}.`))
    const at = found < 0 ? fields.length : found
    const field = fields[found]
    const titles = new Map(field && optionTitles(field))
    const label = field ? labelOf(bundle, field, target) : target
    const ticks = options.map((option) => titles.get(option) ?? option)
    const named = [label, ...(ticks.length > 0 ? [joinList(ticks, languageOf(bundle.form))] : [])]
    const folder = named.map((text) => cutToLetters(text, LONGEST).trim().replaceAll('/', '_')).join('-')
    return { at, label, options: ticks, folder: `${String(at + 1).padStart(3, '0')}-${folder}` }
  }
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

function optionTitles({ schema }: Field): (readonly [string, string])[] {
  return (optionsOf(schema.items ?? schema) ?? []).map(({ const: option, title }) => [String(option), title])
}
