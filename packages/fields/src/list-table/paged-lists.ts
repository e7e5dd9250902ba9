import { localeOf, treeOf, uiElementsIn, valueAt } from '@formwright/definition'
import type { FormBundle, FormNode, Language, UiElement } from '@formwright/definition'
import { pointerOfScope } from '@formwright/renderer'
import { countFindings } from '@formwright/engine'
import type { CellCount, Finding, FormStore } from '@formwright/engine'
import { rowIndexIn, rowPointer } from './row-locator.ts'
import { rowTitle } from './row-title.ts'

/** A row that has its own page in the section navigation. */
export interface RowPage extends CellCount {
  readonly pointer: string
  readonly number: number
  readonly title: string
  /** Number of errors in the row, and of those that report something as not filled in. */
  readonly errors: number
  readonly missing: number
}

interface PagedList {
  readonly pointer: string
  readonly row: FormNode
  readonly titlePath: string | undefined
}

/** The lists of a part whose rows are shown as pages. */
function pagedLists(bundle: FormBundle, part: string): PagedList[] {
  const screen = bundle.ui.elements?.find((element) => element.options?.part === part)
  return (screen ? [...uiElementsIn(screen)] : []).flatMap(({ element }) => listOf(bundle, element) ?? [])
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

/** The pages of a part's paged lists, in order. */
export function rowPages(bundle: FormBundle, store: FormStore, part: string, language: Language): RowPage[] {
  const locale = localeOf(bundle, language)
  return pagedLists(bundle, part).flatMap(({ pointer, row, titlePath }) => {
    const value = valueAt(store.answers, pointer)
    const errors = store.findings(pointer).filter(({ severity }) => severity === 'error')
    const all = countByRow(errors, pointer)
    const missing = countByRow(
      errors.filter(({ code }) => code === 'required'),
      pointer,
    )
    return (Array.isArray(value) ? value : []).map((item: unknown, index) => {
      return {
        pointer: rowPointer(pointer, index),
        number: index + 1,
        title: rowTitle(row, item, locale, titlePath),
        errors: all.get(index) ?? 0,
        missing: missing.get(index) ?? 0,
        ...store.progressAt(rowPointer(pointer, index)),
      }
    })
  })
}

function countByRow(findings: readonly Finding[], pointer: string): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const finding of findings) {
    const index = rowIndexIn(finding.pointer, pointer)
    if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + countFindings([finding]))
  }
  return counts
}
