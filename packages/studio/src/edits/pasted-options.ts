import type { Option } from '@formwright/definition'
import { optionCode } from './change-field.ts'

/**
 * Options after cells or lines were pasted onto one: it takes the first title, the others follow it as
 * options of their own. A title that is there already is not taken twice.
 * @param used codes that stored answers may have
 * @returns nothing for a text of one line, which is pasted as any other
 */
export function withPastedOptions(
  options: readonly Option[],
  index: number,
  pasted: string,
  used: readonly string[],
): readonly Option[] | undefined {
  const lines = pasted.split(/[\r\n\t]+/).map((line) => line.trim())
  if (lines.filter(Boolean).length < 2) return undefined
  const others = new Set(options.flatMap(({ title }, at) => (at === index ? [] : [title])))
  const [first, ...further] = [...new Set(lines)].filter((title) => title !== '' && !others.has(title))
  if (first === undefined) return options
  const added: Option[] = []
  for (const title of further) added.push({ const: optionCode([...options, ...added], used), title })
  const changed = options.map((one, at) => (at === index ? { ...one, title: first } : one))
  return [...changed.slice(0, index + 1), ...added, ...changed.slice(index + 1)]
}
