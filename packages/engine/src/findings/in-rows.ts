import { rowsAround } from '@formwright/definition'
import type { FormTree } from '@formwright/definition'
import type { Finding, Wording } from './finding.ts'

/** What a finding says apart from the rows that it is in. */
const bare = new WeakMap<Finding, string>()

/**
 * A finding that says in which rows it is, from the outermost; a row that it names already, by the whole name
 * or by its key, is not named twice.
 * @param keys of the rows, as far as they have one
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

/** Whether a message has a name in it, not by chance as a part of its words. */
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

/** Findings that stand for others → the finding itself. */
const single = new WeakMap<Finding, Finding>()

/** Findings that stand for others and for more than were counted. */
const uncounted = new WeakSet<Finding>()

/** A finding that says how many further ones of its kind there are, or how many at least. */
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
 * A finding that says in which rows its place is. A member that is called by the key of a row is told by the
 * key: the finding is kept while that row, which stands elsewhere, is called otherwise.
 */
export function namingRows(finding: Finding, tree: FormTree, answers: unknown, wording: Wording): Finding {
  const rows = rowsAround(tree, finding.pointer, answers)
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
