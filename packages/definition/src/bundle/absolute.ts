import { pointerInPart, pointerOfPath, scopeOfPointer } from '../json/field-path.ts'
import type {
  EditionFile,
  FormFile,
  PaperBlock,
  PaperCell,
  PaperPart,
  Schema,
  UiCondition,
  UiElement,
  WorkflowState,
} from '../types/index.ts'

/**
 * Makes the field pointers and scopes in a part's files absolute, so that they start at the top of the form.
 */
export interface PartPaths {
  readonly pointer: (written: string) => string
  readonly scope: (written: string) => string
}

export function pathsOf(part: string, schema: Schema): PartPaths {
  const ownKeys = Object.keys(schema.properties ?? {})
  const pointer = (written: string) => pointerInPart(written, part, ownKeys)
  return {
    pointer,
    scope: (written) => {
      const absolute = pointer(written)
      const isScope = written.startsWith('#')
      if (!isScope) return scopeOfPointer(absolute)
      return part === '' || absolute === pointerOfPath(written) ? written : absoluteScope(written, part)
    },
  }
}

/** `#/properties/x` of a part becomes `#/properties/<part>/properties/x`. */
export function absoluteScope(scope: string, partKey: string): string {
  return partKey === '' ? scope : `#/properties/${partKey}${scope.slice(1)}`
}

export function absoluteUi(element: UiElement, paths: PartPaths): UiElement {
  const { scope } = paths
  return {
    ...element,
    ...(element.scope === undefined ? {} : { scope: scope(element.scope) }),
    ...(typeof element.options?.list === 'string'
      ? { options: { ...element.options, list: scope(element.options.list) } }
      : {}),
    ...(element.rule
      ? { rule: { ...element.rule, condition: absoluteCondition(element.rule.condition, paths) } }
      : {}),
    ...(element.notShown ? { notShown: element.notShown.map(scope) } : {}),
    ...(element.elements ? { elements: element.elements.map((child) => absoluteUi(child, paths)) } : {}),
  }
}

function absoluteCondition(condition: UiCondition, paths: PartPaths): UiCondition {
  return {
    ...condition,
    ...(condition.scope === undefined ? {} : { scope: paths.scope(condition.scope) }),
    ...(condition.conditions
      ? { conditions: condition.conditions.map((inner) => absoluteCondition(inner, paths)) }
      : {}),
  }
}

export function absolutePaper(
  paper: Omit<PaperPart, 'part'>,
  part: string,
  { pointer }: PartPaths,
): PaperPart {
  return {
    ...paper,
    part,
    blocks: paper.blocks.map((block) => absoluteBlock(block, pointer)),
    ...(paper.notShown ? { notShown: paper.notShown.map(pointer) } : {}),
  }
}

/** The block with absolute pointers; inside a repeated block they stay relative to the row. */
export function absoluteBlock(block: PaperBlock, absolute: (pointer: string) => string): PaperBlock {
  if (block.repeat !== undefined) return { ...block, repeat: absolute(block.repeat) }
  return {
    ...absoluteCell(block, absolute),
    ...(block.list === undefined ? {} : { list: absolute(block.list) }),
    ...(block.rows ? { rows: block.rows.map((row) => row.map((cell) => absoluteCell(cell, absolute))) } : {}),
  }
}

function absoluteCell<T extends PaperCell | PaperBlock>(cell: T, absolute: (pointer: string) => string): T {
  return {
    ...cell,
    ...(cell.label === undefined ? {} : { label: absolute(cell.label) }),
    ...(cell.field === undefined ? {} : { field: absolute(cell.field) }),
    ...(cell.fields ? { fields: cell.fields.map(absolute) } : {}),
  }
}

/** The fields that `form.json` names, by their pointers. */
export function formWithPointers(form: FormFile): FormFile {
  return mapFieldPaths(form, pointerOfPath)
}

/** Maps a field path that `form.json` names to its new form; `undefined` removes it. */
type Rewrite = (written: string) => string | undefined

/** The form with its field paths rewritten; a list whose paths are all removed is removed too. */
export function mapFieldPaths(form: FormFile, rewrite: Rewrite): FormFile {
  const { region, workflow, ...rest } = form
  const { later, ...flow } = workflow ?? {}
  return {
    ...rest,
    ...member('region', region && keptIn(region, rewrite)),
    ...(workflow
      ? {
          workflow: {
            ...(flow as typeof workflow),
            states: mapped(workflow.states, (state) => mapFieldPathsOfState(state, rewrite)),
            ...member('later', later && kept(later, rewrite)),
          },
        }
      : {}),
  }
}

function mapFieldPathsOfState(state: WorkflowState, rewrite: Rewrite): WorkflowState {
  const { edit, attach, transitions, ...rest } = state
  return {
    ...rest,
    ...member('edit', edit && keptIn(edit, (pointers) => kept(pointers, rewrite))),
    ...member('attach', attach && keptIn(attach, (pointers) => kept(pointers, rewrite))),
    ...member(
      'transitions',
      transitions?.map(({ filled, writes, ...transition }) => ({
        ...transition,
        ...member('filled', filled && kept(filled, rewrite)),
        ...member('writes', writes && keptEntries(writes, (path, what) => [rewrite(path), what])),
      })),
    ),
  }
}

function member<N extends string, V>(name: N, value: V | undefined): { readonly [key in N]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { readonly [key in N]: V })
}

/** The remaining paths of a list; `undefined` if none remain. */
function kept(written: readonly string[], rewrite: Rewrite): string[] | undefined {
  const left = written.flatMap((one) => rewrite(one) ?? [])
  return left.length === 0 && written.length > 0 ? undefined : left
}

function keptIn<T, R>(
  record: Readonly<Record<string, T>>,
  rewrite: (value: T) => R | undefined,
): Record<string, R> | undefined {
  return keptEntries(record, (key, value) => [key, rewrite(value)])
}

function keptEntries<T, R>(
  record: Readonly<Record<string, T>>,
  rewrite: (key: string, value: T) => readonly [string | undefined, R | undefined],
): Record<string, R> | undefined {
  const written = Object.entries(record)
  const left = written.flatMap(([key, value]): [string, R][] => {
    const [name, now] = rewrite(key, value)
    return name === undefined || now === undefined ? [] : [[name, now]]
  })
  return left.length === 0 && written.length > 0 ? undefined : Object.fromEntries(left)
}

/**
 * The edition with pointers for the fields that tables across applications show; names such as `$state` are
 * no fields.
 */
export function editionWithPointers(edition: EditionFile): EditionFile {
  if (!edition.tables) return edition
  const valueOf = (value: string) => (value.startsWith('$') ? value : pointerOfPath(value))
  const tables = edition.tables.map((table) => ({
    ...table,
    columns: table.columns.map((column) => ({ ...column, value: valueOf(column.value) })),
  }))
  return { ...edition, tables }
}

function mapped<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
