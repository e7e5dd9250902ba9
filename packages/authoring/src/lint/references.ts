import { nodesOf, below, closest, treeOf, typoOf } from '@formwright/definition'
import type { FormNode, Problem } from '@formwright/definition'
import { quoted, schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'

/**
 * Keys must be in rows, one for each list; references must be to lists with keys; `x-count` must refer to a
 * number beside it.
 */
export const references: LintCheck = (context) => {
  const nodes = nodesOf(context.bundle)
  return [
    ...nodes
      .filter((node) => node.schema['x-key'] !== undefined)
      .flatMap((node) => keyFieldProblems(context, node)),
    ...nodes
      .filter((node) => node.schema['x-ref'] !== undefined)
      .flatMap((node) => astray(context, node, nodes)),
    ...nodes.flatMap((node) => uncounted(context, node)),
  ]
}

function keyFieldProblems(context: LintContext, node: FormNode): Problem[] {
  const row = node.parent?.repeated ? node.parent : undefined
  const first = row?.children.find(({ schema }) => schema['x-key'] !== undefined)
  return first === node ? [] : [schemaProblem(context, node.schemaPointer, 'x-key', 'key-misplaced', {})]
}

function astray(context: LintContext, node: FormNode, nodes: readonly FormNode[]): Problem[] {
  const { list } = node.schema['x-ref']!
  const target = treeOf(context.bundle).nodeAt(list)
  if (target?.kind !== 'rows') {
    const known = nodes.filter(({ kind }) => kind === 'rows').map(({ pointer }) => pointer)
    const suggestion = closest(list, known)
    return [
      schemaProblem(
        context,
        node.schemaPointer,
        'x-ref/list',
        target ? 'not-a-list' : 'target-unknown',
        { pointer: list, suggestion },
        quoted(typoOf(list, known)),
      ),
    ]
  }
  if (node.schema.type === 'object' && node.kind !== 'map')
    return [schemaProblem(context, node.schemaPointer, 'x-ref/list', 'reference-without-members', { list })]
  const row = target.children.find(({ repeated }) => repeated)
  if (row?.children.some(({ schema }) => schema['x-key'] !== undefined)) return []
  return [schemaProblem(context, node.schemaPointer, 'x-ref/list', 'reference-without-key', { list })]
}

/** `x-count` must name a number of the same object. */
function uncounted(context: LintContext, { schema, schemaPointer, parent }: FormNode): Problem[] {
  const name = schema['x-count']
  if (name === undefined || schema.type !== 'array' || !parent) return []
  const numbers = parent.children
    .filter(({ schema: { type } }) => type === 'integer' || type === 'number')
    .map(({ key }) => key)
  if (numbers.includes(name)) return []
  const suggestion = closest(name, numbers)
  const details = { pointer: below(parent.pointer, name), suggestion }
  const fix = quoted(typoOf(name, numbers))
  return [schemaProblem(context, schemaPointer, 'x-count', 'target-unknown', details, fix)]
}
