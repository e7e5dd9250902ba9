import { isWithin, joinPointer } from '@formwright/definition'
import type { PaperBlock, PaperCell, UiElement } from '@formwright/definition'
import { pathOfScope } from './scopes.ts'

/** Widths of label and answer in millimetres: together as wide as A4 leaves between the usual margins. */
const COLUMNS = [46, 110]

/**
 * A plain paper: a heading for each group, a table of labels and answers below it.
 * @param fields pointers of the fields of the part, relative to it
 */
export function plainPaper(
  title: string,
  screen: UiElement,
  fields: readonly string[],
): Record<string, unknown> {
  const notShown = (screen.notShown ?? []).map((scope) => joinPointer(pathOfScope(scope)))
  return {
    heading: { text: title, level: 1 },
    page: { start: 'flow' },
    blocks: tables(screen, fields),
    ...(notShown.length > 0 ? { notShown } : {}),
  }
}

function tables(screen: UiElement, fields: readonly string[]): PaperBlock[] {
  const blocks: PaperBlock[] = []
  let rows: PaperCell[][] = []
  const close = () => {
    if (rows.length > 0) blocks.push({ columns: COLUMNS, rows })
    rows = []
  }
  const walk = (element: UiElement): void => {
    const heading = element.type === 'Label' ? element.text : element.label
    if (element.type !== 'Control' && typeof heading === 'string' && heading !== '') {
      close()
      blocks.push({ text: heading, style: element.type === 'Label' ? 'paragraph' : 'heading' })
    }
    if (element.scope !== undefined)
      for (const pointer of fieldsAt(joinPointer(pathOfScope(element.scope))))
        rows.push([{ label: pointer }, { field: pointer }])
    element.elements?.forEach(walk)
    if (element.type === 'Group' || element.type === 'Category') close()
  }
  const fieldsAt = (pointer: string) => fields.filter((field) => isWithin(field, pointer))
  walk(screen)
  close()
  return blocks
}
