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
 * How the fields that a part's files name stand in the bundle: pointers and scopes from the top of the form.
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

/** The block with its pointers made absolute; in one that repeats they stay relative to the row. */
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
  const { region, workflow } = form
  return {
    ...form,
    ...(region ? { region: mapped(region, pointerOfPath) } : {}),
    ...(workflow
      ? {
          workflow: {
            ...workflow,
            states: mapped(workflow.states, stateWithPointers),
            ...(workflow.later ? { later: workflow.later.map(pointerOfPath) } : {}),
          },
        }
      : {}),
  }
}

function stateWithPointers(state: WorkflowState): WorkflowState {
  const { edit, attach, transitions } = state
  const pointers = (paths: readonly string[]) => paths.map(pointerOfPath)
  return {
    ...state,
    ...(edit ? { edit: mapped(edit, pointers) } : {}),
    ...(attach ? { attach: mapped(attach, pointers) } : {}),
    ...(transitions
      ? {
          transitions: transitions.map((transition) => ({
            ...transition,
            ...(transition.filled ? { filled: pointers(transition.filled) } : {}),
            ...(transition.writes
              ? {
                  writes: Object.fromEntries(
                    Object.entries(transition.writes).map(([path, what]) => [pointerOfPath(path), what]),
                  ),
                }
              : {}),
          })),
        }
      : {}),
  }
}

/** The fields that tables across applications show; `$state` and the like are facts and no fields. */
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
