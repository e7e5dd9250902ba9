import { treeOf, valueAt } from '@formwright/definition'
import type { FormBundle, FormNode, UiElement } from '@formwright/definition'
import { elementsIn, pointerOfScope } from '@formwright/renderer'
import type { CellCount, FormStore } from '@formwright/engine'
import { rowIndexIn, rowPointer } from './row-locator.ts'
import { rowTitle } from './row-title.ts'

/** One row that is a page of its own in the section navigation. */
export interface RowPage extends CellCount {
  readonly pointer: string
  readonly number: number
  readonly title: string
  /** Errors in the row, those that something is missing among them. */
  readonly errors: number
}

interface PagedList {
  readonly pointer: string
  readonly row: FormNode
  readonly titlePath: string | undefined
}

/** The lists of a part whose rows are pages. */
function pagedLists(bundle: FormBundle, part: string): PagedList[] {
  const screen = bundle.ui.elements?.find((element) => element.options?.part === part)
  return (screen ? elementsIn(screen) : []).flatMap((element) => listOf(bundle, element) ?? [])
}

function listOf(bundle: FormBundle, { scope, options }: UiElement): PagedList | undefined {
  if (scope === undefined || options?.presentation !== 'pages') return undefined
  const pointer = pointerOfScope(scope)
  const row = treeOf(bundle)
    .nodeAt(pointer)
    ?.children.find((child) => child.repeated)
  const { elementLabelProp } = options
  return (
    row && { pointer, row, titlePath: typeof elementLabelProp === 'string' ? elementLabelProp : undefined }
  )
}

/** The pages of a part's repeating sections, in order. */
export function rowPages(bundle: FormBundle, store: FormStore, part: string): RowPage[] {
  return pagedLists(bundle, part).flatMap(({ pointer, row, titlePath }) => {
    const value = valueAt(store.answers, pointer)
    const errors = new Map<number, number>()
    for (const finding of store.findings(pointer)) {
      const index = finding.severity === 'error' ? rowIndexIn(finding.pointer, pointer) : undefined
      if (index !== undefined) errors.set(index, (errors.get(index) ?? 0) + 1)
    }
    return (Array.isArray(value) ? value : []).map((item: unknown, index) => {
      return {
        pointer: rowPointer(pointer, index),
        number: index + 1,
        title: rowTitle(row, item, titlePath),
        errors: errors.get(index) ?? 0,
        ...store.progressAt(rowPointer(pointer, index)),
      }
    })
  })
}
