import { rowsAround } from '@formwright/definition'
import type { FormTree } from '@formwright/definition'
import type { Finding, Wording } from './finding.ts'

/** The message of a finding without its rows. */
const bare = new WeakMap<Finding, string>()

/**
 * A finding with the rows that contain it, from the outermost; a row that the message already names, by name
 * or key, is not repeated.
 * @param keys the keys of the rows, if they have any
 */
export function inRows(
  finding: Finding,
  names: readonly string[],
  wording: Wording,
  keys: readonly string[] = [],
): Finding {
  const own = single.get(finding)
  if (own)
    return withMore(inRows(own, names, wording, keys), finding.more ?? 0, wording, uncounted.has(finding))
  const message = bare.get(finding) ?? finding.message
  const rows = [...names, ...(finding.rows ?? [])]
  const isSaid = (text: string | undefined) => text !== undefined && says(message, text)
  const unsaid = rows.filter((name, index) => !isSaid(name) && !isSaid(keys[index]))
  const named = {
    ...finding,
    rows,
    message:
      unsaid.length === 0
        ? message
        : wording.word('of-row', { row: unsaid.join(wording.locale.word('label-separator')), message }),
  }
  bare.set(named, message)
  return named
}

/** Whether a message contains a name as a separate word. */
function says(message: string, name: string): boolean {
  if (name === '') return false
  if (name.length === 1) return message.includes(`“${name}”`)
  for (let at = message.indexOf(name); at >= 0; at = message.indexOf(name, at + 1)) {
    const around = [message[at - 1], name[0], name.at(-1), message[at + name.length]]
    const [before, first, last, after] = around.map((letter) => LATIN.test(letter ?? ''))
    if (!(before && first) && !(last && after)) return true
  }
  return false
}

const LATIN = /[\p{Script=Latin}\d]/u

/** Findings that stand for others → the original finding. */
const single = new WeakMap<Finding, Finding>()

/** Findings that stand for more than were counted. */
const uncounted = new WeakSet<Finding>()

/** A finding with the number of further ones of its kind, or a lower bound. */
export function withMore(finding: Finding, more: number, wording: Wording, isAtLeast = false): Finding {
  const own = single.get(finding) ?? finding
  const n = (finding.more ?? 0) + more
  const word = isAtLeast ? 'and-more-at-least' : 'and-more'
  const counted = { ...own, more: n, message: wording.word(word, { message: own.message, n }) }
  single.set(counted, own)
  if (isAtLeast) uncounted.add(counted)
  return counted
}

/** The finding of a check → the same with its rows named, as last told; itself if it is in none. */
const told = new WeakMap<Finding, Finding>()
/** The reverse. */
const untold = new WeakMap<Finding, Finding>()

/**
 * A finding whose location is prefixed with its rows, named as they are now. The same object as before,
 * unless a row has got another name.
 */
export function namingRows(finding: Finding, { tree }: OfTree, { answers, wording }: NamedFrom): Finding {
  const own = untold.get(finding) ?? finding
  if (told.get(own) === own) return own
  const rows = rowsAround(tree, own.pointer, answers, wording.locale, (n) => wording.word('row', { n }))
  if (rows.length === 0) {
    told.set(own, own)
    return own
  }
  const names = rows.map(({ name, key, number }) => name || key || wording.word('row', { n: number }))
  const before = told.get(own)
  if (before?.rows?.every((name, index) => name === names[index])) return before
  const named = inRows(
    own,
    names,
    wording,
    rows.map(({ key }) => key),
  )
  told.set(own, named)
  untold.set(named, own)
  return named
}

/** The finding of a check as last told, where the names of its rows have not changed since. */
export function asLastTold(finding: Finding): Finding | undefined {
  return told.get(untold.get(finding) ?? finding)
}

interface OfTree {
  readonly tree: FormTree
}

interface NamedFrom {
  readonly answers: unknown
  readonly wording: Wording
}
