import { isWithin, joinPointer, parentPointer } from '@formwright/definition'
import type { PaperBlock, PaperCell, UiElement } from '@formwright/definition'
import { pathOfScope } from './scopes.ts'

/** Widths of label and answer in millimetres; together the width of A4 between the usual margins. */
const COLUMNS = [46, 110]

/** The name of a pointer, and its unit if the title does not state it. */
export type WordsAt = (pointer: string) => { readonly title: string; readonly unit?: string }

/**
 * A plain paper: a heading for each group, and a table of labels and answers below it.
 * @param fields pointers of the fields of the part, relative to it
 * @param wordsAt the title of a field or group, and its unit if missing in the title
 */
export function plainPaper(
  title: string,
  screen: UiElement,
  fields: readonly string[],
  wordsAt: WordsAt,
): Record<string, unknown> {
  const notShown = (screen.notShown ?? []).map((scope) => joinPointer(pathOfScope(scope)))
  return {
    heading: { text: title, level: 1 },
    page: { start: 'flow', onlyApplicable: true },
    blocks: tables(title, screen, fields, wordsAt),
    ...(notShown.length > 0 ? { notShown } : {}),
  }
}

function tables(title: string, screen: UiElement, fields: readonly string[], wordsAt: WordsAt): PaperBlock[] {
  const blocks: PaperBlock[] = []
  let rows: PaperCell[][] = []
  const close = () => {
    if (rows.length > 0) blocks.push({ columns: COLUMNS, rows })
    rows = []
  }
  const heading = (text: string, style: 'heading' | 'paragraph' = 'heading') => {
    if (text === '') return
    close()
    // the part already has this heading
    if (text === title && blocks.length === 0) return
    blocks.push({ text, style })
  }
  const walk = (element: UiElement): void => {
    const text = element.type === 'Label' ? element.text : element.label
    if (element.type !== 'Control' && typeof text === 'string')
      heading(text, element.type === 'Label' ? 'paragraph' : 'heading')
    if (element.scope !== undefined) control(joinPointer(pathOfScope(element.scope)))
    element.elements?.forEach(walk)
    if (element.type === 'Group' || element.type === 'Category') close()
  }
  // a control for a group prints its fields in order, consecutive fields of a subgroup under its heading
  const control = (scope: string) => {
    let shown = ''
    const groupOf = (pointer: string) => (pointer === scope ? '' : parentPointer(pointer))
    for (const pointer of inGroups(fields.filter((field) => isWithin(field, scope)))) {
      const group = groupOf(pointer)
      // what follows in the form itself needs none: its name is the heading of everything
      if (group !== shown && group === '') close()
      else if (group !== shown) heading(wordsAt(group).title)
      shown = group
      const hasUnit = wordsAt(pointer).unit !== undefined
      rows.push([{ label: pointer, ...(hasUnit ? { unit: true } : {}) }, { field: pointer }])
    }
    if (shown !== '') close()
  }
  walk(screen)
  close()
  return blocks
}

/** Groups pointers: those in the same group are moved to the first of them, otherwise the order is kept. */
function inGroups(pointers: readonly string[], depth = 1): string[] {
  const groups = new Map<string, string[]>()
  for (const pointer of pointers) {
    const key = pointer.split('/', depth + 1).join('/')
    groups.set(key, [...(groups.get(key) ?? []), pointer])
  }
  return [...groups].flatMap(([key, own]) =>
    own.every((pointer) => pointer === key) ? own : inGroups(own, depth + 1),
  )
}
