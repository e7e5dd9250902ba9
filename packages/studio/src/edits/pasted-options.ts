import type { Option } from '@formwright/definition'
import { itemsWritten } from '../kinds/written-items.ts'
import { optionCode } from './change-field.ts'

/** Number of options of a new choice. */
const FEW = 2

/** The options contained in one title with separators: 发明/实用新型/软著. @param count number of existing options */
export function itemsTogether(title: string, count: number): readonly string[] | undefined {
  // among several options, 、 may be part of a title
  const items = itemsWritten(title, [/[；;|]/, /[/／]/, ...(count <= FEW ? [/、/] : [])])
  return items.length > 1 ? items : undefined
}

/**
 * Options after several cells or lines were pasted onto one: it gets the first title, the others are added
 * after it, except existing ones.
 * @param used codes that may occur in stored answers
 * @param isUnnamed whether a title is the initial one of a new option, which pasted lines may replace
 * @returns `undefined` for a single-line text, which is pasted normally
 */
export function withPastedOptions(
  options: readonly Option[],
  index: number,
  pasted: string,
  used: readonly string[],
  isUnnamed: (title: string) => boolean = () => false,
): readonly Option[] | undefined {
  const lines = pasted.split(/[\r\n\t]+/).map((line) => line.trim())
  if (lines.filter(Boolean).length < 2) return undefined
  const others = new Set(options.flatMap(({ title }, at) => (at === index ? [] : [title])))
  const [first, ...further] = [...new Set(lines)].filter((title) => title !== '' && !others.has(title))
  if (first === undefined) return options
  const changed = options.map((one, at) => (at === index ? { ...one, title: first } : one))
  let end = index + 1
  for (; further.length > 0 && isUnnamed(changed[end]?.title ?? ''); end++)
    changed[end] = { ...changed[end]!, title: further.shift()! }
  const added: Option[] = []
  for (const title of further) added.push({ const: optionCode([...options, ...added], used), title })
  return [...changed.slice(0, end), ...added, ...changed.slice(end)]
}
