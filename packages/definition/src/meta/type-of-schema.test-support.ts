import { valueAt } from '../json/pointer.ts'

export type Node = Readonly<Record<string, unknown>>

/** The members that a meta-schema knows, each with its type in TypeScript and whether it must be there. */
export function membersOf(node: Node, root: Node): readonly Member[] {
  const required = requiredOf(node)
  return Object.entries((node.properties ?? {}) as Node)
    .filter(([name]) => name !== '$schema')
    .map(([name, schema]) => ({ name, required: required.has(name), type: typeOf(schema, root) }))
}

export interface Member {
  readonly name: string
  readonly required: boolean
  readonly type: string
}

/** A type of one member. */
export function objectOf(members: readonly Member[]): string {
  const lines = members.map(({ name, required, type }) => `readonly '${name}'${required ? '' : '?'}: ${type}`)
  return `{ ${lines.join('; ')} }`
}

/** Types that stand for definitions which name themselves. */
const NAMED: Readonly<Record<string, string>> = {
  '#/$defs/node': 'ours.Schema',
  '#/$defs/element': 'ours.UiElement',
  '#/$defs/block': 'ours.PaperBlock',
  '#/$defs/condition': 'ours.UiCondition',
}

/** What a schema takes, as TypeScript says it; what only narrows values, such as a pattern, is left out. */
export function typeOf(schema: unknown, root: Node): string {
  if (typeof schema !== 'object' || schema === null) return 'unknown'
  const { $ref, anyOf, oneOf, ...own } = schema as Node
  if (typeof $ref === 'string') return NAMED[$ref] ?? typeOf(valueAt(root, $ref.slice(1)), root)
  const several = anyOf ?? (own.type === undefined ? oneOf : undefined)
  if (Array.isArray(several)) return union(several.map((one) => typeOf({ ...own, ...(one as Node) }, root)))
  if (Array.isArray(own.enum)) return union(own.enum.map((value) => JSON.stringify(value)))
  if ('const' in own) return JSON.stringify(own.const)
  const types = own.type === undefined ? [] : [own.type as string | readonly string[]].flat()
  return types.length === 0 ? 'unknown' : union(types.map((type) => typeNamed(type, own, root)))
}

function typeNamed(type: string, node: Node, root: Node): string {
  if (type === 'integer') return 'number'
  if (type === 'array') return arrayOf(node, root)
  return type === 'object' ? ofObject(node, root) : type
}

function arrayOf({ items, prefixItems, minItems, maxItems }: Node, root: Node): string {
  if (Array.isArray(prefixItems))
    return `readonly [${prefixItems.map((one) => typeOf(one, root)).join(', ')}]`
  const item = typeOf(items, root)
  return minItems !== undefined && minItems === maxItems
    ? `readonly [${Array.from({ length: Number(minItems) }, () => item).join(', ')}]`
    : `readonly (${item})[]`
}

function ofObject(node: Node, root: Node): string {
  if (node.properties) return objectOf(membersOf(node, root))
  const { enum: names } = (node.propertyNames ?? {}) as { readonly enum?: readonly string[] }
  const value = typeOf(node.additionalProperties, root)
  return names
    ? `Readonly<Partial<Record<${union(names.map((name) => JSON.stringify(name)))}, ${value}>>>`
    : `Readonly<Record<string, ${value}>>`
}

function union(types: readonly string[]): string {
  return types.length === 1 ? types[0]! : types.map((type) => `(${type})`).join(' | ')
}

/** What must be there whichever alternative holds. */
function requiredOf({ required = [], oneOf = [] }: Node): ReadonlySet<string> {
  const [first = new Set<string>(), ...others] = (oneOf as readonly Node[]).map(requiredOf)
  return new Set([
    ...(required as readonly string[]),
    ...[...first].filter((name) => others.every((other) => other.has(name))),
  ])
}
