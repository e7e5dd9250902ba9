import { sameUnit } from '@formwright/definition'

/**
 * A word behind a number that multiplies it: 万, 亿元, k, M; but not units that merely start like one: 千克, 兆瓦,
 * 百分点.
 */
export const MAGNITUDE =
  /^([十拾]|[百佰](?!分)|[千仟](?![克米瓦伏卡帕升])|[万萬亿億]|兆(?![瓦帕赫])|(k|K|M|MM|B|[bBmM]n|T|tn|thousand|million|billion|trillion)(?![A-Za-z]))/u

/** Whether a word behind a number is the field's unit or the magnitude in it, such as 亿 of 亿元. */
export function isUnitOf(word: string, unit: string): boolean {
  return sameUnit(word, unit) || (MAGNITUDE.exec(word)?.[0] === word && unit.startsWith(word))
}
