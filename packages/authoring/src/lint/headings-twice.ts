import { below, pointerOfPath, treeOf } from '@formwright/definition'
import type { PaperBlock, Problem, UiElement } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { numberOf, styleOf } from './heading-numbers.ts'
import { repeatedTitles } from './repeated.ts'

/**
 * Within a part no heading may be there twice, on paper or on screen, nor two with the same number: one of
 * them was copied.
 */
export const headingsTwice: LintCheck = (context) =>
  context.bundle.parts.flatMap(({ key }) => [...onPaper(context, key), ...onScreen(context, key)])

/** Groups beside each other must have distinct labels. */
function onScreen(context: LintContext, part: string): Problem[] {
  const source = partSource(context, part, 'ui')
  const inside = (element: UiElement, at: string): Problem[] => {
    const elements = (element.elements ?? []).map((child, index) => ({
      child,
      at: below(at, 'elements', index),
    }))
    const titled = elements.flatMap(({ child: { type, label, rule }, at: place }) =>
      (type === 'Group' || type === 'Category') && typeof label === 'string' && label.trim() !== '' && !rule
        ? [[`${place}/label`, label] as const]
        : [],
    )
    return [
      ...repeatedTitles(source, titled),
      ...elements.flatMap(({ child, at: place }) => inside(child, place)),
    ]
  }
  return inside(source.value as UiElement, '')
}

interface Heading {
  /** Its words, or the pointer of the field whose title it is. */
  readonly text: string
  readonly at: string
  /** The number that it begins with, together with its style. */
  readonly number: string | undefined
  readonly block: PaperBlock | undefined
  /** The block that follows. */
  readonly below: PaperBlock | undefined
}

function onPaper(context: LintContext, part: string): Problem[] {
  const source = partSource(context, part, 'paper')
  const { heading, blocks } = context.bundle.paper.find((paper) => paper.part === part)!
  const headings = [...(heading ? [headingOf(heading.text, '/heading/text')] : []), ...headingsIn(blocks)]
  // the headings of each level since the last one of a higher level
  const open: { readonly style: string; readonly before: Heading[] }[] = []
  return headings.flatMap((one, index): Problem[] => {
    // what is repeated at the top of a page is meant
    const before = headings.slice(0, index)
    const isMeant =
      one.block?.startsPage === true || (before.at(-1)?.text !== one.text && isReturn(context, part, one))
    const same = isMeant ? undefined : before.find(({ text }) => text === one.text)
    const sameNumber = beforeWith(open, one)
    if (same) {
      const { line } = source.positionOf(same.at)
      return [fileProblem(source, one.at, 'heading-twice', { text: titleOf(context, part, one), line })]
    }
    if (!sameNumber) return []
    const params = { text: titleOf(context, part, one), other: titleOf(context, part, sameNumber) }
    return [fileProblem(source, one.at, 'number-twice', params)]
  })
}

/** An earlier heading of the same level with the same number; adds the heading to those that are open. */
function beforeWith(open: { readonly style: string; readonly before: Heading[] }[], one: Heading) {
  if (one.number === undefined) return undefined
  const style = styleOf(one.number)
  const level = open.findIndex((other) => other.style === style)
  if (level < 0) {
    open.push({ style, before: [one] })
    return undefined
  }
  open.splice(level + 1)
  const { before } = open[level]!
  const found = before.find(({ number }) => number === one.number)
  before.push(one)
  return found
}

/** Whether what is printed below belongs to the group of that name again, after one inside of it. */
function isReturn({ bundle, pointerIn }: LintContext, part: string, { text, below: next }: Heading): boolean {
  const [field] = (next?.rows ?? []).flat().flatMap((cell) => cell.field ?? [])
  const node = field === undefined ? undefined : treeOf(bundle).nodeAt(pointerIn(part, field))
  const title = node?.parent?.schema.title ?? (node && bundle.parts.find(({ key }) => key === part)?.title)
  return title?.replaceAll(/\s/g, '') === text
}

function headingsIn(blocks: readonly PaperBlock[], above = ''): Heading[] {
  return blocks.flatMap((block, index) => {
    const at = below(above, 'blocks', index)
    const { text, label, style, blocks: inner } = block
    const own =
      style !== 'heading' || (text ?? label) === undefined
        ? []
        : [
            headingOf(
              text ?? pointerOfPath(label!),
              `${at}/${text === undefined ? 'label' : 'text'}`,
              block,
              blocks[index + 1],
            ),
          ]
    return [...own, ...headingsIn(inner ?? [], at)]
  })
}

function headingOf(text: string, at: string, block?: PaperBlock, next?: PaperBlock): Heading {
  return { text: text.replaceAll(/\s/g, ''), at, number: numberOf(text), block, below: next }
}

/** A heading as people read it. */
function titleOf({ bundle, fieldAt, pointerIn }: LintContext, part: string, { block }: Heading): string {
  if (!block) return bundle.paper.find((paper) => paper.part === part)!.heading!.text
  return block.text ?? fieldAt(pointerIn(part, block.label!))?.title ?? block.label!
}
