import { UnitTable } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** What may stand between items of a cell, the strongest first. */
const MARKS = [/[;；\n]/, /、/, /[,，]/, /\//, /\s/]

/** What stands before an item: a box, `A.`, `1、`, `（2）`. */
const COUNTED = /(^|[\s;；,，、])(?:[□○☐◯]|[(（]?(?:\d{1,2}|[A-Ha-h])[)）.．、]|[①-⑳])\s*(?=[^\d\s])/gu

/**
 * Items by the marks before them, by semicolons or lines; in a cell without those, by what else lists have
 * between them.
 */
export function itemsWritten(written: string, marks: readonly RegExp[] = MARKS): string[] {
  const isCounted = [...written.matchAll(COUNTED)].length > 1
  const text = isCounted ? written.replaceAll(COUNTED, '\n') : written
  const parted = marks.map((mark) => outsideBrackets(text, mark))
  return parted.find((items) => items.length > 1) ?? parted[0]!
}

/** The parts of a text between marks; what stands in brackets is not parted. */
function outsideBrackets(written: string, mark: RegExp): string[] {
  const parts = ['']
  let depth = 0
  for (const char of written) {
    if (/[(（]/.test(char)) depth++
    if (/[)）]/.test(char)) depth = Math.max(0, depth - 1)
    if (depth === 0 && mark.test(char)) parts.push('')
    else parts[parts.length - 1] += char
  }
  return parts.map((part) => part.trim()).filter(Boolean)
}

/**
 * The label of a number without the unit behind it, in brackets or after a slash, and that unit:
 * `营业收入（万元）`, `面积[平方米]`, `产值/亿元`.
 */
export function withoutUnit(label: string, language: Language): readonly [label: string, unit: string] {
  const [, title = '', bracketed, slashed] = BEHIND.exec(label) ?? []
  const said = unitSaid(bracketed ?? slashed ?? '')
  return title !== '' && new UnitTable({ language }).parse(said) ? [title, said] : [label, '']
}

const BEHIND = /^(.*\S)\s*(?:[(（[【]\s*([^()（）[\]【】]+?)\s*[)）\]】]|[/／]\s*([^/／]+?))\s*$/s

/** A unit without the word before it: `单位：万元`. */
export function unitSaid(text: string): string {
  return text.replace(/^单位\s*[:：]?\s*/, '').trim()
}
