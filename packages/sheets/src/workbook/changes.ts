import {
  ATTACHMENTS,
  bundleInYears,
  equal,
  fieldsOf,
  instances,
  isObject,
  joinPointer,
  keyedList,
  listIndex,
  listsOfPart,
  LISTS,
  ownMember,
  referredList,
  splitPointer,
  valueAt,
  nodesOf,
} from '@formwright/definition'
import type { FormBundle, FormNode, Json } from '@formwright/definition'
import { reconcile, withValue } from '@formwright/engine'
import type { Change, Form } from '@formwright/engine'
import type { ImportedWorkbook } from './read.ts'
import { isSameRow } from './rows.ts'

/** A value that an import would change. */
export interface SheetChange {
  readonly pointer: string
  readonly label: string
  readonly before: Json | undefined
  readonly after: Json | undefined
  /** The value was changed in the application since the export, to something different. */
  readonly conflict: boolean
}

/**
 * The changes that an import would make to the current answers, by value. A list whose rows were added,
 * removed or moved, in the application or the workbook, is one change with everything in it, as an index may
 * mean another row. In a merged list, rows added on both sides are kept, and where both sides changed a cell,
 * the workbook's value is used.
 */
export function changesIn(
  { base, answers, changed }: Pick<ImportedWorkbook, 'base' | 'answers' | 'changed'>,
  current: unknown,
): SheetChange[] {
  const labels = new Map(changed.map(({ pointer, label }) => [pointer, label]))
  const pointers = new Map<string, string>()
  for (const { pointer, label } of changed) {
    const at = wholeAround(pointer, labels) ?? listWithOtherRows(pointer, base, current) ?? pointer
    if (!pointers.has(at)) pointers.set(at, labels.get(at) ?? label)
  }
  return [...pointers].flatMap(([pointer, label]) => {
    const [was, before, inWorkbook] = [base, current, answers].map(
      (document) => valueAt(document, pointer) as Json | undefined,
    )
    const { after, conflict } = importedValue(was, before, inWorkbook)
    return equal(before, after) ? [] : [{ pointer, label, before, after, conflict }]
  })
}

/**
 * Values in a workbook that are empty in the current answers, although they were not changed since the
 * export: it may come from another application.
 */
export function keptIn(
  { answers }: Pick<ImportedWorkbook, 'answers'>,
  current: unknown,
  edition: FormBundle,
): SheetChange[] {
  const bundle = bundleInYears(edition, answers)
  const pointers = fieldsOf(bundle).flatMap(({ pointer, label, title, node, cells }) =>
    (node.kind === 'rows' || cells.length === 0 ? [pointer] : cells.map((cell) => cell.pointer)).map(
      (at) => ({ pointer: at, label: label || title }),
    ),
  )
  const lists = bundle.parts
    .flatMap(({ key }) => listsOfPart(bundle, key))
    .map(({ pointer, title }) => ({ pointer, label: title }))
  return [...pointers, ...lists].flatMap(({ pointer, label }): SheetChange[] => {
    const after = valueAt(answers, pointer) as Json | undefined
    if (after === undefined || valueAt(current, pointer) !== undefined) return []
    return [{ pointer, label, before: undefined, after, conflict: false }]
  })
}

/**
 * Merges the value of a workbook into the current one.
 * @param was the exported value
 * @param before the current value
 * @param inWorkbook the value in the workbook
 */
function importedValue(was: Json | undefined, before: Json | undefined, inWorkbook: Json | undefined) {
  const isOpen = !equal(was, before)
  const lists = [was, before, inWorkbook]
  if (!isOpen || !lists.every((list) => Array.isArray(list) && list.every(isObject)))
    return { after: inWorkbook, conflict: isOpen }
  const merged = reconcile(was, before, inWorkbook)
  const conflict = merged.conflicts.length > 0
  const { document } = conflict ? reconcile(was, before, inWorkbook, () => 'theirs') : merged
  return { after: document as Json, conflict }
}

/** The outermost value around a pointer that is itself among the changed ones. */
function wholeAround(pointer: string, changed: ReadonlyMap<string, string>): string | undefined {
  const path = splitPointer(pointer)
  const around = path.map((_, length) => joinPointer(path.slice(0, length)))
  return around.find((at) => at !== '' && changed.has(at))
}

/** The outermost list around a pointer whose rows are no longer the exported ones. */
function listWithOtherRows(pointer: string, base: unknown, current: unknown): string | undefined {
  let [was, is] = [base, current]
  const path: string[] = []
  for (const key of splitPointer(pointer)) {
    const index = Array.isArray(was) ? listIndex(key) : undefined
    if (Array.isArray(was) && index !== undefined) {
      const isAsItWas = Array.isArray(is) && isSameRow(was, is, index)
      if (!isAsItWas) return joinPointer(path)
    }
    was = ownMember(was, key)
    is = ownMember(is, key)
    path.push(key)
  }
  return undefined
}

/** The pointers of changes whose value would not be shown at all after the import. */
export function unshownChanges(form: Form, current: unknown, changes: readonly SheetChange[]): Set<string> {
  const taken = changes.map(({ pointer, after }): Change => [pointer, after])
  const { shown } = form.open(withChanges(current, taken))
  return new Set(
    changes.flatMap(({ pointer, after }) =>
      after !== undefined && valueAt(shown, pointer) === undefined ? [pointer] : [],
    ),
  )
}

/**
 * The changes of the selected values and their consequences: keys are renumbered in the order of the rows,
 * and references to removed rows are removed.
 */
export function takenChanges(form: Form, current: unknown, chosen: readonly SheetChange[]): Change[] {
  const store = form.open(current)
  store.setAll(chosen.map(({ pointer, after }) => [pointer, after]))
  const nodes = nodesOf(store.bundle)
  for (const list of nodes) {
    const cell = keyedList(list)?.cell
    if (!cell) continue
    const without = keysGone(list, cell.key, current, store.answers)
    for (const { pointer, value } of instances(list, store.answers))
      if (!equal(value, valueAt(current, pointer))) store.rows.renumber(pointer, without)
  }
  const others = nodes
    .filter((node) => keyedList(node) ?? referredList(node))
    .flatMap((node) => instances(node, store.answers).map(({ pointer }) => pointer))
  const pointers = new Set([...chosen.map(({ pointer }) => pointer), ...others, ATTACHMENTS, LISTS])
  return [...pointers].flatMap((pointer): Change[] => {
    const value = valueAt(store.answers, pointer) as Json | undefined
    return equal(value, valueAt(current, pointer)) ? [] : [[pointer, value]]
  })
}

/** The keys of removed rows. */
function keysGone(list: FormNode, key: string, before: unknown, after: unknown): string[] {
  const keysIn = (answers: unknown) =>
    instances(list, answers)
      .flatMap(({ value }) => (Array.isArray(value) ? value : []))
      .map((row) => ownMember(row, key))
  const present = new Set(keysIn(after))
  return keysIn(before).filter((one): one is string => typeof one === 'string' && !present.has(one))
}

/** The answers after changes. */
export function withChanges(current: unknown, changes: readonly Change[]): Json {
  return changes.reduce<unknown>(
    (document, [pointer, value]) => withValue(document, splitPointer(pointer), value),
    current,
  ) as Json
}
