import {
  attachmentEntries,
  attachmentPointer,
  ATTACHMENTS,
  below,
  equal,
  isObject,
  isReadOnlyAt,
  LABEL_SEPARATOR,
  LISTS,
  pointerOfTarget,
  splitPointer,
  targetOf,
  treeOf,
} from '@formwright/definition'
import type { FieldIndex, FormBundle } from '@formwright/definition'
import { labelOf } from './left.ts'
import type { LeftBehind } from './left.ts'
import { isBlank } from './values.ts'

/**
 * Values that were filled in but not applicable in the end: hidden by conditions, or in a branch that does
 * not apply. They are not carried, but listed field by field.
 * @param shown the answers without them
 */
export function hiddenIn(
  bundle: FormBundle,
  fields: FieldIndex,
  answers: unknown,
  shown: unknown,
): readonly LeftBehind[] {
  const tree = treeOf(bundle)
  const called = (pointer: string) => {
    const field = fields.containing(pointer)
    const cell = field?.pointer === pointer ? undefined : tree.nodeAt(pointer)
    return cell?.label || (field ? labelOf(field) : targetOf(pointer))
  }
  const left = (pointer: string, value: unknown, label: string): LeftBehind => ({
    reason: 'hidden',
    pointer,
    value,
    label,
    detail: '',
  })
  const values = missing(answers, shown, '', (pointer) => fields.containing(pointer) !== undefined)
    // computed values were not filled in by anybody
    .filter(({ pointer }) => !isReadOnlyAt(tree, pointer))
    .map(({ pointer, value }) => left(pointer, value, called(fieldOfTarget(pointer))))
  const kept = attachmentEntries(shown)
  const files = attachmentEntries(answers).flatMap((file, index) => {
    if (kept.some((one) => equal(one, file))) return []
    const { target = '', name = '' } = (isObject(file) ? file : {}) as { target?: unknown; name?: unknown }
    return [
      left(
        attachmentPointer(index),
        file,
        `${called(pointerOfTarget(String(target)))}${LABEL_SEPARATOR}${String(name)}`,
      ),
    ]
  })
  return [...values, ...files]
}

/** Pointers with a value in one document but not in the other: whole fields, or their cells. */
function missing(
  before: unknown,
  after: unknown,
  at: string,
  isInField: (pointer: string) => boolean,
): { readonly pointer: string; readonly value: unknown }[] {
  if (at === ATTACHMENTS || isEmpty(before) || equal(before, after)) return []
  const isGone = isBlank(after)
  const isWhole = isGone && (isInField(at) || at.startsWith(below(LISTS, '')))
  if (typeof before !== 'object' || before === null || isWhole)
    return isGone ? [{ pointer: at, value: before }] : []
  return Object.entries(before).flatMap(([key, value]) =>
    missing(value, isGone ? undefined : (after as Record<string, unknown>)[key], below(at, key), isInField),
  )
}

function isEmpty(value: unknown): boolean {
  return isBlank(value) || (typeof value === 'object' && Object.keys(value as object).length === 0)
}

/** The field of a pointer; for a list the field behind it. */
function fieldOfTarget(pointer: string): string {
  const [first, target] = splitPointer(pointer)
  return first === 'lists' && target !== undefined ? pointerOfTarget(target) : pointer
}
