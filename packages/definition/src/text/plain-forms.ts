/**
 * Characters that take no room and cannot be seen: zero-width spaces, direction marks, variation selectors.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const FULL_WIDTH = /[\uff01-\uff5e]/g
/** Most texts have none of what changes. */
const UNUSUAL = /[\p{Default_Ignorable_Code_Point}\uff01-\uff5e\u3000]/u
const FULL_WIDTH_OFFSET = 0xfee0

/**
 * A short text such as a number, a day or a telephone number in plain characters: full-width forms, as an
 * input method gives them, become half-width ones, and what cannot be seen is left out. Nothing else changes:
 * ① and ² stay what they are.
 */
export function plainForms(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text
    .replaceAll(INVISIBLE, '')
    .replaceAll(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll('\u3000', ' ')
}
