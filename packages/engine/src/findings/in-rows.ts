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

/**
 * A finding whose location is prefixed with its rows. Members named by the key of a row are shown by key,
 * cached while that row's name is the same.
 */
export function namingRows(finding: Finding, tree: FormTree, answers: unknown, wording: Wording): Finding {
  const rows = rowsAround(tree, finding.pointer, answers, wording.locale, (n) => wording.word('row', { n }))
  if (rows.length === 0) return finding
  return inRows(
    finding,
    rows.map(({ node, name, key, number }) =>
      node.parent?.kind === 'map' && key !== '' ? key : name || wording.word('row', { n: number }),
    ),
    wording,
    rows.map(({ key }) => key),
  )
}
