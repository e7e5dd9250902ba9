import { defineFunction } from '../define.ts'

/** A piece of a text by the places of its characters; nothing where the text is shorter. */
export const substring = defineFunction({
  signature: 'substring(text: text, from: number, to?: number): text',
  none: 'value',
  example: "substring('110105194912310021', 6, 10)",
  apply: (text: string, from: number, to?: number) => {
    const characters = [...text]
    const end = to ?? characters.length
    const isThere = Number.isInteger(from) && Number.isInteger(end) && from >= 0 && from <= end
    return isThere && end <= characters.length ? characters.slice(from, end).join('') : undefined
  },
})
