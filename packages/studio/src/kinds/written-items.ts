import { UnitTable } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** Separators between items of a cell, strongest first. */
const MARKS = [/[;；\n]/, /、/, /[,，]/, /\//, /\s/]

/** Markers before items: a box, `A.`, `1、`, `（2）`. */
const COUNTED = /(^|[\s;；,，、])(?:[□○☐◯]|[(（]?(?:\d{1,2}|[A-Ha-h])[)）.．、]|[①-⑳])\s*(?=[^\d\s])/gu

/** Splits a cell into items by their markers, by semicolons or lines; otherwise by weaker separators. */
export function itemsWritten(written: string, marks: readonly RegExp[] = MARKS): string[] {
  const isCounted = [...written.matchAll(COUNTED)].length > 1
  const text = isCounted ? written.replaceAll(COUNTED, '\n') : written
  const parted = marks.map((mark) => outsideBrackets(text, mark))
  return parted.find((items) => items.length > 1) ?? parted[0]!
}

/** Splits a text at separators outside of brackets. */
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
 * Splits the label of a number into label and unit, which may be in brackets or after a slash: `营业收入（万元）`,
 * `面积[平方米]`, `产值/亿元`.
 */
export function withoutUnit(label: string, language: Language): readonly [label: string, unit: string] {
  const [, title = '', bracketed, slashed] = BEHIND.exec(label) ?? []
  const said = unitSaid(bracketed ?? slashed ?? '')
  return title !== '' && new UnitTable({ language }).parse(said) ? [title, said] : [label, '']
}

const BEHIND = /^(.*\S)\s*(?:[(（[【]\s*([^()（）[\]【】]+?)\s*[)）\]】]|[/／]\s*([^/／]+?))\s*$/s

/** A unit without the prefix in `单位：万元`. */
export function unitSaid(text: string): string {
  return text.replace(/^单位\s*[:：]?\s*/, '').trim()
}
