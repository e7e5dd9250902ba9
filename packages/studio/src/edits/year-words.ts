import { fillYears } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'

const PLACEHOLDER = /\{[a-zA-Z]\w*\.\w+(?:[+-]\d+)?\}/g

/** A text as applicants read it, with years in place of placeholders. */
export function asRead({ bundle }: StudioModel, text: string): string {
  return fillYears(text, bundle.edition.years).text
}

/**
 * The text to write to a file when somebody edits its displayed text: placeholders of unchanged years are
 * kept.
 * @param written the current text in the file, such as `{report.last}年产值`
 * @param words the new displayed text
 */
export function asWritten(model: StudioModel, written: string, words: string): string {
  const tokens = tokensOf(model, written)
  const read = tokens.map((token) => token.read).join('')
  const head = commonHead(read, words)
  const tail = commonTail(read.slice(head), words.slice(head))
  const end = read.length - tail
  let at = 0
  let [before, after] = ['', '']
  for (const { written: own, read: shown } of tokens) {
    const to = at + shown.length
    if (to <= head) before += own
    else if (at >= end) after += own
    else {
      // a partly edited year becomes plain text
      if (at < head) before += shown.slice(0, head - at)
      if (to > end) after += shown.slice(Math.max(0, end - at))
    }
    at = to
  }
  return before + words.slice(head, words.length - tail) + after
}

interface YearToken {
  readonly written: string
  readonly read: string
}

/** Splits a text into characters, with each year placeholder as one token. */
function tokensOf(model: StudioModel, text: string): YearToken[] {
  const tokens: YearToken[] = []
  let at = 0
  const characters = (to: number) => {
    for (const char of text.slice(at, to).split('')) tokens.push({ written: char, read: char })
  }
  for (const { 0: written, index } of text.matchAll(PLACEHOLDER)) {
    characters(index)
    tokens.push({ written, read: asRead(model, written) })
    at = index + written.length
  }
  characters(text.length)
  return tokens
}

function commonHead(one: string, other: string): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one[length] === other[length]) length++
  return length
}

function commonTail(one: string, other: string): number {
  let length = 0
  while (length < Math.min(one.length, other.length) && one.at(-1 - length) === other.at(-1 - length))
    length++
  return length
}
