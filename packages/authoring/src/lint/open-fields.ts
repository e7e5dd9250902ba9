import { nodesOf, isObject, parseForm, pointerOfPath, splitPointer, walk } from '@formwright/definition'
import type { FormBundle, FormNode, Loaded } from '@formwright/definition'
import { schemaProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** A field must specify what it accepts. */
export const openFields: LintCheck = (context) =>
  nodesOf(context.bundle).flatMap((node) => {
    // a branch that says more about a member leaves to the member what it is
    const isSaidElsewhere = node.refines !== undefined || isYearOf(node.parent)
    const keyword = isSaidElsewhere ? undefined : forgottenIn(node)
    const params = { field: node.label || node.pointer, keyword: keyword ?? '' }
    return keyword === undefined ? [] : [schemaProblem(context, node.schemaPointer, '', 'field-open', params)]
  })

/** Whether a field is annual: its `additionalProperties` describe all years. */
function isYearOf(field: FormNode | undefined): boolean {
  return field?.schema['x-annual'] !== undefined
}

/** The missing keyword of a schema without type, members or entries, if it was probably forgotten. */
export function forgottenIn(
  node: FormNode,
): 'type' | 'items' | 'properties' | 'additionalProperties' | undefined {
  const { kind, schema, members } = node
  if (kind === 'group' && isYearOf(node) && node.children.some((year) => forgottenIn(year)))
    return 'additionalProperties'
  if (kind !== 'opaque' || members.some((member) => Object.keys(member.schema).some(isTelling)))
    return undefined
  if (schema.type === undefined) return 'type'
  if (schema.type === 'array') return 'items'
  return schema.type === 'object' ? 'properties' : undefined
}

/** Keywords that do not restrict a value; any other one shows that the schema is intended. */
const WORDS = new Set(['type', 'title', 'description', 'default', 'examples', 'deprecated', 'required'])

function isTelling(keyword: string): boolean {
  return !WORDS.has(keyword) && !keyword.startsWith('x-') && !keyword.startsWith('$')
}

/**
 * Whether a path is that of a field or an object around it; rules with `each` contain variables in braces.
 */
function mayBe(at: string, pointer: string): boolean {
  const [steps, own] = [splitPointer(at), splitPointer(pointer)]
  return steps.every((step, index) => index >= own.length || step.includes('{') || step === own[index])
}

/** A read-only field that no rule computes and nothing is carried into stays empty. */
export const neverFilled: LintCheck = (context) => {
  const nodes = nodesOf(context.bundle)
  // it may be editable in one of several branches
  const open = new Set(nodes.filter((node) => !isLocked(node)).map(({ pointer }) => pointer))
  const locked = nodes.filter(
    (node) => isLocked(node) && !open.has(node.pointer) && !(node.parent && isLocked(node.parent)),
  )
  if (locked.length === 0) return []
  const written = writtenPointers(context.bundle)
  // if a rule computes an unknown field, the intended one may be this
  const isKnown = (at: string) => context.fields.some(({ pointer }) => mayBe(at, pointer))
  if (!written.every((pointer) => isKnown(pointer) || pointer.includes('{'))) return []
  const carried = carriedIds(context.loaded)
  return locked.flatMap((node) => {
    const { schemaPointer, pointer, label } = node
    const within = [...walk(node)]
    const isFilled =
      within.some((inner) => ['const', 'default', 'x-key'].some((keyword) => keyword in inner.schema)) ||
      written.some((at) => mayBe(at, pointer)) ||
      // a value is carried into it, or into a part of it
      within.some((inner) => carried.has(inner.schema['x-id'] ?? inner.target))
    const params = { field: label || pointer }
    return isFilled ? [] : [schemaProblem(context, schemaPointer, 'readOnly', 'read-only-empty', params)]
  })
}

/** Whether nobody fills in a node. */
function isLocked({ schema }: FormNode): boolean {
  return schema.readOnly === true
}

/** The pointers that rules and workflow transitions write. */
function writtenPointers({ rules, form }: FormBundle): string[] {
  return [
    ...rules.flatMap(({ compute, at }) => (compute === undefined ? [] : [at].flat().map(pointerOfPath))),
    ...Object.values(form.workflow?.states ?? {}).flatMap(({ transitions = [] }) =>
      transitions.flatMap(({ writes = {} }) => Object.keys(writes).map(pointerOfPath)),
    ),
  ]
}

/** The fields into which something is carried from the previous edition, where it could be filled in. */
function carriedIds({ sources, edition, files }: Loaded): ReadonlySet<string> {
  const { from, fields = {} } = (sources.get(`${edition}/carry.json`)?.value ?? {}) as {
    readonly from?: string
    readonly fields?: Readonly<Record<string, unknown>>
  }
  const ids = Object.entries(fields).filter(([, how]) => how !== 'new' && !(isObject(how) && 'drop' in how))
  const before = ids.length > 0 && from !== undefined ? parseForm(files, from).bundle : undefined
  const idle = new Set(
    before
      ? nodesOf(before)
          .filter((node) => isLocked(node) && !writtenPointers(before).some((at) => mayBe(at, node.pointer)))
          .map((node) => node.schema['x-id'] ?? node.target)
      : [],
  )
  return new Set(ids.filter(([id, how]) => how !== 'same' || !idle.has(id)).map(([id]) => id))
}
