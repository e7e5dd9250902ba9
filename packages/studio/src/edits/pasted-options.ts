import type { Option } from '@formwright/definition'
import { itemsWritten } from '../kinds/written-items.ts'
import { optionCode } from './change-field.ts'

/** So many options are those that a new choice begins with. */
const FEW = 2

/**
 * The options that a title holds where several were typed into one, parted by signs: 发明/实用新型/软著.
 * @param count how many options there are
 */
export function itemsTogether(title: string, count: number): readonly string[] | undefined {
  // among several options 、 stands within titles
  const items = itemsWritten(title, [/[；;|]/, /[/／]/, ...(count <= FEW ? [/、/] : [])])
  return items.length > 1 ? items : undefined
}

/**
 * Options after cells or lines were pasted onto one: it takes the first title, the others follow it as
 * options of their own. A title that is there already is not taken twice.
 * @param used codes that stored answers may have
 * @param isUnnamed whether a title is one that a new option has until it is named: lines take its place
 * @returns nothing for a text of one line, which is pasted as any other
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
