import { uiElementsIn } from '@formwright/definition'
import type { Problem, UiElement } from '@formwright/definition'
import { fileProblem, partSource } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * A control with the label of another field, or a part with the heading of another part: signs of an
 * unfinished copy.
 */
export const namesOfOthers: LintCheck = (context) => [
  ...context.bundle.parts.flatMap(({ key }) => onScreen(context, key)),
  ...onPaper(context),
]

function onScreen(context: LintContext, part: string): Problem[] {
  const source = partSource(context, part, 'ui')
  const fields = context.fieldsIn(part)
  return [...uiElementsIn(source.value as UiElement)].flatMap(({ element, pointer }): Problem[] => {
    const { label, scope, type } = element
    if (type !== 'Control' || typeof label !== 'string' || scope === undefined) return []
    const own = context.fieldAt(context.pointerIn(part, scope))
    // part of its own title is an abbreviation
    if (!own || plain(label) === '' || plain(own.title).includes(plain(label))) return []
    const other = fields.find(
      ({ node, title }) =>
        node !== own.node && node.parent === own.node.parent && plain(title) === plain(label),
    )
    if (!other) return []
    const params = { label, field: own.title, other: other.pointer }
    return [fileProblem(source, `${pointer}/label`, 'label-of-other', params)]
  })
}

function onPaper(context: LintContext): Problem[] {
  const { parts, paper } = context.bundle
  return paper.flatMap(({ part, heading }): Problem[] => {
    const text = plain(heading?.text ?? '')
    const title = parts.find(({ key }) => key === part)?.title ?? ''
    if (text === '' || text === plain(title)) return []
    const isOfOther = parts.some((otherPart) => otherPart.key !== part && plain(otherPart.title) === text)
    if (!isOfOther) return []
    const params = { heading: heading!.text, title, suggestion: title }
    return [fileProblem(partSource(context, part, 'paper'), '/heading/text', 'heading-of-other', params)]
  })
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '').toLowerCase()
}
