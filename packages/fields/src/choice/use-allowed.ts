import { constantsOf, equal, fixedCodes, refinementsOf, parentPointer } from '@formwright/definition'
import type { Field, FormNode, Json } from '@formwright/definition'
import { useFormContext, useLiveAt } from '@formwright/renderer'

/**
 * Restricts a field's options to those that the applicable branches allow, as determined by other answers;
 * the chosen option is kept as long as it is chosen.
 */
export function useAllowed(
  field: Pick<Field, 'node' | 'pointer'>,
): <Option extends { readonly const: Json }>(
  options: readonly Option[],
  value: unknown,
) => readonly Option[] {
  const { store, form } = useFormContext()
  const group = parentPointer(field.pointer)
  const refinements = refinementsOf(field.node).filter(
    (node) => codesIn(node).length > 0 && !decidesBranch(node),
  )
  const applying = useLiveAt(
    refinements.length > 0 ? [group] : [],
    () => refinements.filter((node) => isPresent(node, store.get(group), form.applies)),
    (one, other) => one.length === other.length && one.every((node, index) => node === other[index]),
  )
  const lists = applying.flatMap(codesIn)
  return (options, value) => {
    if (lists.length === 0) return options
    const chosen: readonly unknown[] = Array.isArray(value) ? value : [value]
    return options.filter(
      ({ const: code }) => isIn(chosen, code) || lists.every((codes) => isIn(codes, code)),
    )
  }
}

/** Whether a member itself decides which branch applies; it is then not restricted by the branches. */
function decidesBranch(node: FormNode): boolean {
  return branchesAround(node).some((branch) => Object.hasOwn(fixedCodes(branch), node.key))
}

/** The branches between a member and its group. */
function branchesAround({ parent }: FormNode): readonly FormNode[] {
  if (parent?.kind !== 'branch' && parent?.kind !== 'variants') return []
  return [...(parent.kind === 'branch' ? [parent] : []), ...branchesAround(parent)]
}

function isIn(codes: readonly unknown[], code: Json): boolean {
  return codes.some((one) => equal(one, code))
}

/** The codes that a branch allows for a member; for a tick group those of its items. */
function codesIn({ members }: FormNode): readonly (readonly Json[])[] {
  return members.flatMap(({ schema }) =>
    [schema, schema.items].flatMap((one) => {
      const named = typeof one === 'object' ? constantsOf(one) : undefined
      return named ? [named.map((constant) => constant.const)] : []
    }),
  )
}

/** Whether every branch between a member and its group applies. */
function isPresent(
  node: FormNode,
  value: unknown,
  applies: (branch: FormNode, value: unknown) => boolean,
): boolean {
  return branchesAround(node).every((branch) => applies(branch, value))
}
