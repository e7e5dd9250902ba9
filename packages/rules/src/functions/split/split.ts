import { defineFunction } from '../define.ts'

/** The pieces of a text between separators, without spaces around them; empty ones are left out. */
export const split = defineFunction({
  signature: 'split(text: text, ...separators: text): list',
  none: 'value',
  example: "split('IP01、IP02', '、')",
  apply: (text: string, ...separators: string[]) => {
    const [first = '', ...others] = separators
    const joined = others.reduce((all, separator) => all.replaceAll(separator, first), text)
    return (first === '' ? [joined] : joined.split(first))
      .map((part) => part.trim())
      .filter((part) => part !== '')
  },
})
