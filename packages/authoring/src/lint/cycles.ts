import { branchDeciders, groupsWithBranches } from '@formwright/engine'
import { splitPointer, stepInto, treeOf, parentPointer } from '@formwright/definition'
import type { FormNode, FormTree, Problem } from '@formwright/definition'
import { patternsMeet } from '@formwright/rules'
import type { CompiledEffect } from '@formwright/rules'
import { fileProblem, partSource, schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/** Something computed from pointers, on which others may depend. */
interface Link {
  readonly name: string
  readonly isComputed: boolean
  readonly reads: ReadonlySet<string>
  readonly pointers: readonly string[]
  readonly problem: (code: 'compute-cycle' | 'condition-cycle', chain: string) => Problem
}

/** Computed values, visibility conditions and schema branches must not depend on each other in a cycle. */
export const cycles: LintCheck = (context) => {
  const { effects } = context.rules().ruleSet
  const deciding = effects.filter(({ effect }) => effect === 'compute' || effect === 'visible')
  return circles(context, [...deciding.map((effect) => ofRule(context, effect)), ...branches(context)])
}

function ofRule(context: LintContext, { id, effect, reads, pointers, part, index }: CompiledEffect): Link {
  const problem: Link['problem'] = (code, chain) =>
    fileProblem(partSource(context, part, 'rules'), `/rules/${index}`, code, { chain })
  return { name: id, isComputed: effect === 'compute', reads, pointers, problem }
}

/**
 * The branches that hide members. A branch whose condition is on a whole object has no specific dependencies.
 */
function branches(context: LintContext): Link[] {
  const tree = treeOf(context.bundle)
  return branchDeciders(groupsWithBranches(tree), () => true).flatMap(({ decidedBy, pointers }): Link[] => {
    const node = tree.nodeAt(pointers[0]!)
    if (!node) return []
    const group = parentPointer(pointers[0]!)
    const reads = new Set([...decidedBy].filter((read) => read !== group && !group.startsWith(`${read}/`)))
    const problem: Link['problem'] = (code, chain) =>
      schemaProblem(context, node.schemaPointer, '', code, { chain })
    const name = pointers.map((pointer) => pointer.slice(1).replaceAll('/', '.')).join(', ')
    return [{ name, isComputed: false, reads, pointers, problem }]
  })
}

function circles(context: LintContext, links: readonly Link[]): Problem[] {
  const tree = treeOf(context.bundle)
  const feeds = (from: Link, to: Link) =>
    from.pointers.some((target) =>
      [...to.reads].some((read) => patternsMeet(read, target) && !isBesideEntries(tree, read, target)),
    )
  const problems: Problem[] = []
  const done = new Set<Link>()
  const told = new Set<Link>()
  const visit = (link: Link, path: readonly Link[]): void => {
    const at = path.indexOf(link)
    if (at >= 0) {
      const circle = path.slice(at)
      // links of one circle are often in others as well
      if (circle.some((one) => told.has(one))) return
      for (const one of circle) told.add(one)
      const chain = [...circle, link].map(({ name }) => name).join(' → ')
      const code = circle.every(({ isComputed }) => isComputed) ? 'compute-cycle' : 'condition-cycle'
      problems.push(link.problem(code, chain))
      return
    }
    if (done.has(link)) return
    done.add(link)
    for (const next of links) if (feeds(link, next)) visit(next, [...path, link])
  }
  for (const link of links) visit(link, [])
  return problems
}

/**
 * Whether one pattern is about the entries of a map and the other about a named member beside them, such as a
 * total.
 */
function isBesideEntries(tree: FormTree, one: string, other: string): boolean {
  const [left, right] = [splitPointer(one), splitPointer(other)]
  let node: FormNode | undefined = tree.root
  for (const [index, key] of left.entries()) {
    const otherKey = right[index]
    if (!node || otherKey === undefined) return false
    const [entry, name] = key === '*' ? [key, otherKey] : [otherKey, key]
    const found = stepInto(node, name)
    if (node.kind === 'map' && entry === '*' && found && !found.repeated) return true
    node = found
  }
  return false
}
