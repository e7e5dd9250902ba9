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
  treeOf,
  valueAt,
  walk,
} from '@formwright/definition'
import type { FormBundle, FormNode, Json } from '@formwright/definition'
import { reconcile, withValue } from '@formwright/engine'
import type { Change, Form } from '@formwright/engine'
import type { ImportedWorkbook } from './read.ts'
import { isSameRow } from './rows.ts'

/** One value that a workbook would change. */
export interface SheetChange {
  readonly pointer: string
  readonly label: string
  readonly before: Json | undefined
  readonly after: Json | undefined
  /** Since the export the value was changed here as well, to something else. */
  readonly conflict: boolean
}

/**
 * What a workbook would change of the answers as they are now, value by value. A list whose rows are others
 * now, or are others in the workbook, is one value with all that stands in it: a place in it may be another
 * row's. Rows that both added are both there after it, and where both changed a cell the workbook's is.
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
 * What a workbook holds that is empty here, though it was not changed since its export: it may have been
 * exported from another application.
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

/** What a place holds once it has taken in what a workbook has there. */
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

/** The outermost list around a place that is itself among what a workbook changed. */
function wholeAround(pointer: string, changed: ReadonlyMap<string, string>): string | undefined {
  const path = splitPointer(pointer)
  const around = path.map((_, length) => joinPointer(path.slice(0, length)))
  return around.find((at) => at !== '' && changed.has(at))
}

/** The outermost list on the way to a place that has not the rows it was exported with. */
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

/** The places of changes that would not be shown once all of these are taken, whole values of each. */
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
 * The chosen changes, with what follows from other rows: keys follow the order of the rows, and nothing
 * refers to a row that is gone.
 */
export function takenChanges(form: Form, current: unknown, chosen: readonly SheetChange[]): Change[] {
  const store = form.open(current)
  store.setAll(chosen.map(({ pointer, after }) => [pointer, after]))
  const nodes = [...walk(treeOf(store.bundle).root)]
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

/** The keys that rows of a list had and none has any more. */
function keysGone(list: FormNode, key: string, before: unknown, after: unknown): string[] {
  const keysIn = (answers: unknown) =>
    instances(list, answers)
      .flatMap(({ value }) => (Array.isArray(value) ? value : []))
      .map((row) => ownMember(row, key))
  const present = new Set(keysIn(after))
  return keysIn(before).filter((one): one is string => typeof one === 'string' && !present.has(one))
}

/** The answers with changes. */
export function withChanges(current: unknown, changes: readonly Change[]): Json {
  return changes.reduce<unknown>(
    (document, [pointer, value]) => withValue(document, splitPointer(pointer), value),
    current,
  ) as Json
}
