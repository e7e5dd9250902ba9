/**
 * Characters that take no room and cannot be seen: zero-width spaces, direction marks, variation selectors.
 */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu
const FULL_WIDTH = /[\uff01-\uff5e]/g
/** Most texts have none of what changes. */
const UNUSUAL = /[\p{Default_Ignorable_Code_Point}\u0660-\u0669\u06f0-\u06f9\uff01-\uff5e\u3000]/u
/** The digits of Arabic and of Persian; the last four bits of each are its value. */
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g
const FULL_WIDTH_OFFSET = 0xfee0

/**
 * Normalises a short text such as a number, date or telephone number: full-width forms become half-width,
 * Arabic and Persian digits become 0 to 9, and invisible characters are removed. Nothing else changes: ① and
 * ² stay.
 */
export function plainForms(text: string): string {
  if (!UNUSUAL.test(text)) return text
  return text
    .replaceAll(INVISIBLE, '')
    .replaceAll(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replaceAll(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll('\u3000', ' ')
}
