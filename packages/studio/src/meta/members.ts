import { valueAt } from '@formwright/definition'

/** The keywords of a meta-schema node that the editor uses. */
export interface MetaNode {
  readonly $ref?: string
  readonly description?: string
  readonly title?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly pattern?: string
  readonly default?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, MetaNode | boolean>>
  readonly patternProperties?: Readonly<Record<string, MetaNode | boolean>>
  readonly additionalProperties?: MetaNode | boolean
  readonly items?: MetaNode | boolean
  readonly prefixItems?: readonly (MetaNode | boolean)[]
  readonly allOf?: readonly MetaNode[]
  readonly anyOf?: readonly MetaNode[]
  readonly oneOf?: readonly MetaNode[]
  readonly then?: MetaNode
  readonly else?: MetaNode
}

/** A member that an object may have. */
export interface Member {
  readonly name: string
  /** The nodes of its value. */
  readonly nodes: readonly MetaNode[]
  readonly required: boolean
  /** The initial value, as JSON text. */
  readonly start: string
}

type Path = readonly (string | number)[]

/** The meta-schema nodes for the value at a path, across all branches. */
export function nodesAt(meta: MetaNode, path: Path): readonly MetaNode[] {
  let nodes = branches(meta, meta)
  for (const step of path)
    nodes = distinct(nodes.flatMap((node) => stepsInto(node, step)).flatMap((node) => branches(meta, node)))
  return nodes
}

/** The members allowed in an object described by nodes. */
export function membersOf(meta: MetaNode, nodes: readonly MetaNode[]): readonly Member[] {
  const found = new Map<string, Member>()
  for (const node of nodes)
    for (const [name, member] of Object.entries(node.properties ?? {})) {
      if (member === false || found.has(name)) continue
      const own = member === true ? [] : branches(meta, member)
      found.set(name, {
        name,
        nodes: own,
        required: nodes.some(({ required = [] }) => required.includes(name)),
        start: startOf(own),
      })
    }
  return [...found.values()]
}

/** The allowed values, as JSON texts. */
export function valuesOf(nodes: readonly MetaNode[]): readonly string[] {
  const values = nodes.flatMap((node) => [
    ...(node.enum ?? []),
    ...('const' in node ? [node.const] : []),
    ...(typesOf(node).includes('boolean') ? [true, false] : []),
  ])
  return [...new Set(values.map((value) => JSON.stringify(value)))]
}

/** A node with all nodes that it refers to or combines, as alternatives. */
function branches(meta: MetaNode, node: MetaNode, seen: readonly MetaNode[] = []): MetaNode[] {
  if (seen.includes(node)) return []
  const further = [
    ...(node.$ref === undefined ? [] : [referred(meta, node.$ref)]),
    ...(node.allOf ?? []),
    ...(node.anyOf ?? []),
    ...(node.oneOf ?? []),
    node.then,
    node.else,
  ].filter((one) => typeof one === 'object')
  return [node, ...further.flatMap((one) => branches(meta, one, [...seen, node]))]
}

function referred(meta: MetaNode, ref: string): MetaNode | undefined {
  return ref.startsWith('#') ? (valueAt(meta, ref.slice(1)) as MetaNode | undefined) : undefined
}

function stepsInto(node: MetaNode, step: string | number): MetaNode[] {
  const found: (MetaNode | boolean | undefined)[] = []
  if (typeof step === 'number') found.push(node.prefixItems?.[step] ?? node.items)
  else {
    const own = node.properties && Object.hasOwn(node.properties, step) ? node.properties[step] : undefined
    const matching = Object.entries(node.patternProperties ?? {}).filter(([pattern]) =>
      new RegExp(pattern, 'u').test(step),
    )
    found.push(own, ...matching.map(([, one]) => one))
    if (own === undefined && matching.length === 0) found.push(node.additionalProperties)
  }
  return found.filter((one) => typeof one === 'object')
}

function startOf(nodes: readonly MetaNode[]): string {
  const [value] = valuesOf(nodes)
  const types = new Set(nodes.flatMap(typesOf))
  if (value !== undefined && !types.has('object')) return value
  if (types.has('string')) return '""'
  if (types.has('array')) return '[]'
  if (types.has('object')) return '{}'
  if (types.has('number') || types.has('integer')) return '0'
  return nodes.some(({ properties }) => properties) ? '{}' : '""'
}

function typesOf({ type }: MetaNode): readonly string[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type
}

function distinct<T>(list: readonly T[]): T[] {
  return [...new Set(list)]
}
