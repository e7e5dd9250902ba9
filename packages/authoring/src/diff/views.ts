import { fieldsOf, splitPointer, valueAt, LABEL_SEPARATOR } from '@formwright/definition'
import type { FormBundle, PaperBlock, PaperCell, PaperPart, Schema, UiElement } from '@formwright/definition'
import type { Comparison } from './comparison.ts'
import { stepsBetween } from './sequence.ts'

/** Compares what applicants see: the elements of the screen by part. */
export function compareScreens(comparison: Comparison): void {
  const [before, after] = [comparison.before, comparison.after].map(screensOf)
  const { elements: _a, ...whole } = comparison.before.ui
  const { elements: _b, ...wholeNow } = comparison.after.ui
  comparison.attributes('screen-changed', comparison.after.form.title, whole, wholeNow)
  for (const [part, screen] of before!) {
    const other = after!.get(part)
    if (!other) continue
    const subject = titleOf(comparison.after, part)
    const nameOf = (entry: Entry, bundle: FormBundle) => entryName(entry, bundle)
    const steps = stepsBetween(
      screen,
      other,
      (a, b) => comparison.same(a, b),
      (a, b) => a.scope === b.scope && a.type === b.type,
    )
    const gone = steps.flatMap((step) => (step.kind === 'removed' ? [step.before] : []))
    for (const step of steps) {
      if (step.kind === 'changed') {
        const name = nameOf(step.after, comparison.after)
        for (const key of differing(comparison, step.before, step.after))
          comparison.add('screen-changed', subject, {
            part,
            attribute: `${name}${LABEL_SEPARATOR}${key}`,
            before: step.before[key],
            after: step.after[key],
          })
      } else if (step.kind === 'added') {
        const at = gone.findIndex((entry) =>
          comparison.same({ ...entry, depth: 0 }, { ...step.after, depth: 0 }),
        )
        if (at >= 0) gone.splice(at, 1)
        comparison.add(at >= 0 ? 'screen-moved' : 'screen-added', subject, {
          part,
          after: nameOf(step.after, comparison.after),
        })
      }
    }
    for (const entry of gone)
      comparison.add('screen-removed', subject, { part, before: nameOf(entry, comparison.before) })
  }
}

type Entry = Omit<UiElement, 'elements'> & { readonly depth: number; readonly [key: string]: unknown }

/** The elements of each part in reading order, with their depth. */
function screensOf({ ui }: FormBundle): Map<string, Entry[]> {
  const flat = ({ elements = [], ...element }: UiElement, depth: number): Entry[] => [
    { ...element, depth },
    ...elements.flatMap((child) => flat(child, depth + 1)),
  ]
  return new Map(
    (ui.elements ?? []).map((category) => [
      String(category.options?.part ?? ''),
      flat({ ...category, label: '' }, 0),
    ]),
  )
}

function entryName({ scope, label, text, type }: Entry, { schema }: FormBundle): string {
  const node = scope === undefined ? undefined : (valueAt(schema, scope.slice(1)) as Schema | undefined)
  const words = typeof label === 'string' && label !== '' ? label : (node?.title ?? text)
  return words || (scope === undefined ? type : splitPointer(scope.slice(1)).at(-1)!)
}

function differing(comparison: Comparison, a: object, b: object): string[] {
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (key) => !comparison.same(one[key], other[key]),
  )
}

function titleOf({ parts, form }: FormBundle, key: string): string {
  return parts.find((part) => part.key === key)?.title ?? form.title
}

/** Compares the official form: blocks and rows of each part. */
export function comparePapers(comparison: Comparison): void {
  const labels = [comparison.before, comparison.after].map(
    (bundle) => new Map(fieldsOf(bundle).map((field) => [field.pointer, field.title || field.label])),
  )
  const nameOf = (item: PaperBlock | readonly PaperCell[], at: 0 | 1): string =>
    isRow(item)
      ? rowName(item, labels[at]!)
      : cellName(item, labels[at]!) || rowName(item.rows?.[0] ?? [], labels[at]!)
  for (const paper of comparison.before.paper) {
    const other = comparison.after.paper.find(({ part }) => part === paper.part)
    if (!other) continue
    const { part } = paper
    const subject = titleOf(comparison.after, part)
    comparison.attributes('paper-changed', subject, paper, other, {
      part,
      except: ['blocks', 'part', 'page'],
    })
    comparison.attributes('paper-changed', subject, pageOf(paper), pageOf(other), { part })
    const report = (name: string, before: object, after: object, except: readonly string[] = []) => {
      for (const key of differing(comparison, before, after).filter((found) => !except.includes(found)))
        comparison.add('paper-changed', subject, {
          part,
          attribute: `${name}${LABEL_SEPARATOR}${key}`,
          before: (before as Record<string, unknown>)[key],
          after: (after as Record<string, unknown>)[key],
        })
    }
    const walk = <T extends PaperBlock | readonly PaperCell[]>(
      a: readonly T[],
      b: readonly T[],
      both: (x: T, y: T) => void,
    ) => {
      for (const step of stepsBetween(a, b, (x, y) => comparison.same(x, y))) {
        if (step.kind === 'changed') both(step.before, step.after)
        else if (step.kind === 'added')
          comparison.add('paper-added', subject, { part, after: nameOf(step.after, 1) })
        else if (step.kind === 'removed')
          comparison.add('paper-removed', subject, { part, before: nameOf(step.before, 0) })
      }
    }
    const bothBlocks = (x: PaperBlock, y: PaperBlock) => {
      report(nameOf(y, 1), x, y, ['rows', 'blocks'])
      walk(x.blocks ?? [], y.blocks ?? [], bothBlocks)
      walk(x.rows ?? [], y.rows ?? [], (row, now) => {
        if (row.length === now.length)
          row.forEach((cell, index) => report(cellName(now[index]!, labels[1]!), cell, now[index]!))
        else
          comparison.add('paper-changed', subject, {
            part,
            attribute: nameOf(now, 1),
            before: nameOf(row, 0),
            after: nameOf(now, 1),
          })
      })
    }
    walk(paper.blocks, other.blocks, bothBlocks)
  }
}

/** The page settings of a part, with the member names used by blocks. */
function pageOf({ page: { start, ...page } }: PaperPart): object {
  return { ...page, startsPage: start === 'new' }
}

function isRow(item: PaperBlock | readonly PaperCell[]): item is readonly PaperCell[] {
  return Array.isArray(item)
}

/** The names in a row without duplicates, as a label is next to the field that it names. */
function rowName(row: readonly PaperCell[], labels: ReadonlyMap<string, string>): string {
  const names = row.map((cell) => cellName(cell, labels)).filter((name) => name !== '')
  return [...new Set(names)].join(LABEL_SEPARATOR)
}

function cellName(
  { text, label, field, fields, ...more }: PaperCell | PaperBlock,
  labels: ReadonlyMap<string, string>,
): string {
  const pointer = label ?? field ?? fields?.[0] ?? ('list' in more ? more.list : undefined)
  return text ?? (pointer === undefined ? '' : (labels.get(pointer) ?? pointer))
}
