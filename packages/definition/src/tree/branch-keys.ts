import type { Option, Schema } from '../types/index.ts'
import { ownMember, splitPointer } from '../json/pointer.ts'
import type { FormNode } from './form-node.ts'
import { optionsOf } from './shape.ts'

/** Members that a branch declares and its group does not. */
export function ownKeys(branch: FormNode): readonly string[] {
  const keys = branch.children.flatMap((child): readonly string[] =>
    child.kind === 'variants'
      ? child.children.flatMap(ownKeys)
      : child.refines || child.repeated
        ? []
        : [child.key],
  )
  return [...new Set(keys)]
}

/** The members whose codes distinguish an alternative from the others, with these codes. */
export function fixedCodes({ condition }: FormNode): Readonly<Record<string, readonly unknown[]>> {
  return condition && 'when' in condition ? condition.when : {}
}

/** Whether a value has the codes that distinguish an alternative; false for an alternative without codes. */
export function hasFixedCodes(branch: FormNode, value: unknown): boolean {
  const fixed = Object.entries(fixedCodes(branch))
  return fixed.length > 0 && fixed.every(([key, codes]) => codes.includes(ownMember(value, key)))
}

/** Whether fields outside of the branches decide which one applies, so that there is nothing to choose. */
export function isDecidedOutside(variants: FormNode): boolean {
  return variants.children.every((branch) => {
    if (branch.condition?.keyword !== 'oneOf' && branch.condition?.keyword !== 'anyOf') return true
    const outside = new Set(branch.children.filter((child) => child.refines).map(({ key }) => key))
    return Object.keys(fixedCodes(branch)).some((key) => outside.has(key))
  })
}

/**
 * The title of a branch: its own, else the name of its definition, else its distinguishing code; empty if it
 * has none.
 */
export function branchTitle(branch: FormNode): string {
  const { schema, written } = branch
  if (schema.title !== undefined) return schema.title
  const ref = typeof written === 'object' && typeof written.$ref === 'string' ? written.$ref : ''
  return ref === '' ? codeTitle(branch) : (splitPointer(ref.slice(1)).at(-1) ?? '')
}

function codeTitle(branch: FormNode): string {
  const fixed = Object.entries(fixedCodes(branch)).filter(([, codes]) => codes.length === 1)
  const titles = fixed.map(([key]) => {
    const member = branch.children.find((child) => child.key === key && !child.repeated)
    return (member && optionsOf(member.schema)?.[0]?.title) ?? ''
  })
  return titles.find((title) => title !== '') ?? ''
}

const merged = new WeakMap<FormNode, Schema>()

/**
 * The schema of a member across all branches, for paper and workbooks. For codes that distinguish
 * alternatives it has the codes of all, titled like the alternative if a code has no title.
 */
export function schemaOverBranches(node: FormNode): Schema {
  const { parent: branch, schema } = node
  const variants = branch?.kind === 'branch' ? branch.parent : undefined
  if (!variants || node.refines) return schema
  let known = merged.get(node)
  if (!known) merged.set(node, (known = withCodesOf(variants, node)))
  return known
}

function withCodesOf(variants: FormNode, { key, schema }: FormNode): Schema {
  const options = new Map<string, Option>()
  let holders = 0
  for (const branch of variants.children) {
    const member = branch.children.find((child) => child.key === key && !child.repeated)
    if (!member) continue
    const own = optionsOf(member.schema)
    if (!own) return schema
    holders++
    for (const option of own)
      if (!options.has(option.const)) options.set(option.const, calledAs(branch, option, own.length === 1))
  }
  if (holders < 2) return schema
  const { const: _const, enum: _enum, anyOf: _anyOf, ...others } = schema
  return { ...others, type: 'string', oneOf: [...options.values()] }
}

function calledAs(branch: FormNode, option: Option, isOnly: boolean): Option {
  const title = isOnly && option.title === option.const ? branchTitle(branch) : ''
  return title === '' ? option : { const: option.const, title }
}
