import { noneWord } from '@formwright/definition'
import type { FormFile } from '@formwright/definition'

/** The forms of a text that can be chosen without writing a pattern. */
export const TEXT_FORMS = ['any', 'digits', 'letters-digits', 'own'] as const

export interface TextForm {
  readonly made: (typeof TEXT_FORMS)[number]
  /** Exact number of characters; any number if not given. */
  readonly length?: number | undefined
}

export const SIGNS = { digits: String.raw`\d`, 'letters-digits': '[A-Za-z0-9]' } as const

/** The form that a pattern describes; `own` if it is none of the simple ones. */
export function textFormOf(pattern: string | undefined): TextForm {
  if (pattern === undefined) return { made: 'any' }
  for (const made of ['digits', 'letters-digits'] as const) {
    if (pattern === `^${SIGNS[made]}+$`) return { made }
    const length: number = Number(/\{(\d+)\}\$$/.exec(pattern)?.[1])
    if (pattern === `^${SIGNS[made]}{${length}}$`) return { made, length }
  }
  return { made: 'own' }
}

/** An example for a simple pattern: 12345678 for eight digits. */
export function exampleOf(pattern: string | undefined): string | undefined {
  const { made, length = 6 } = textFormOf(pattern)
  if (made !== 'digits' && made !== 'letters-digits') return undefined
  const signs = made === 'digits' ? '1234567890' : 'A1B2C3D4E5'
  return signs.repeat(Math.ceil(length / signs.length)).slice(0, length)
}

/** Whether a text was generated: the “none” word, or the example of the earlier pattern. */
export function isMadeText(form: FormFile, pattern: string | undefined, text: unknown): boolean {
  return text === noneWord(form) || (text !== undefined && text === exampleOf(pattern))
}
