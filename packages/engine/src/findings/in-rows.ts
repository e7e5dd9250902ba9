import { rowsAround } from '@formwright/definition'
import type { FormTree } from '@formwright/definition'
import type { Finding, Wording } from './finding.ts'

/** What a finding says apart from the rows that it is in. */
const bare = new WeakMap<Finding, string>()

/**
 * A finding that says in which rows it is, from the outermost; a name that it says already is not said twice.
 */
export function inRows(finding: Finding, names: readonly string[], wording: Wording): Finding {
  const own = single.get(finding)
  if (own) return withMore(inRows(own, names, wording), finding.more ?? 0, wording, uncounted.has(finding))
  const message = bare.get(finding) ?? finding.message
  const rows = [...names, ...(finding.rows ?? [])]
  const unsaid = rows.filter((name) => !message.includes(name))
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

/** A finding that says in which rows its place is. */
export function namingRows(finding: Finding, tree: FormTree, answers: unknown, wording: Wording): Finding {
  const names = rowsAround(tree, finding.pointer, answers).map(
    ({ name, number }) => name || wording.word('row', { n: number }),
  )
  return names.length === 0 ? finding : inRows(finding, names, wording)
}
