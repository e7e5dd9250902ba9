import { isObject, parseForm, pointerOfPath, splitPointer, treeOf, walk } from '@formwright/definition'
import type { FormBundle, FormNode, Loaded } from '@formwright/definition'
import { schemaProblem } from './context.ts'
import type { LintCheck } from './context.ts'

/** A field says what it takes. */
export const openFields: LintCheck = (context) =>
  [...walk(treeOf(context.bundle).root)].flatMap((node) => {
    const keyword = isYearOf(node.parent) ? undefined : forgottenIn(node)
    const params = { field: node.label || node.pointer, keyword: keyword ?? '' }
    return keyword === undefined ? [] : [schemaProblem(context, node.schemaPointer, '', 'field-open', params)]
  })

/** Whether members are the years of a field: what they are, it says for all of them. */
function isYearOf(field: FormNode | undefined): boolean {
  return field?.schema['x-annual'] !== undefined
}

/** What a schema of no type, or of members or entries of any kind, does not say: it may well be forgotten. */
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

/** Words about a value leave open what it is; whatever else is written is meant. */
const WORDS = new Set(['type', 'title', 'description', 'default', 'examples', 'deprecated', 'required'])

function isTelling(keyword: string): boolean {
  return !WORDS.has(keyword) && !keyword.startsWith('x-') && !keyword.startsWith('$')
}

/** Whether a place is a field's, or of what holds it; rules for several have variables in braces. */
function mayBe(at: string, pointer: string): boolean {
  const [steps, own] = [splitPointer(at), splitPointer(pointer)]
  return steps.every((step, index) => index >= own.length || step.includes('{') || step === own[index])
}

/** What nobody may fill in, no rule computes and nothing brings along stays empty. */
export const neverFilled: LintCheck = (context) => {
  const nodes = [...walk(treeOf(context.bundle).root)]
  // of several branches of a form one may let people fill it in
  const open = new Set(nodes.filter((node) => !isLocked(node)).map(({ pointer }) => pointer))
  const locked = nodes.filter(
    (node) => isLocked(node) && !open.has(node.pointer) && !(node.parent && isLocked(node.parent)),
  )
  if (locked.length === 0) return []
  const written = writtenPointers(context.bundle)
  // where a rule fills what there is not, what it was to fill is not known
  const isKnown = (at: string) => context.fields.some(({ pointer }) => mayBe(at, pointer))
  if (!written.every((pointer) => isKnown(pointer) || pointer.includes('{'))) return []
  const carried = carriedIds(context.loaded)
  return locked.flatMap((node) => {
    const { schemaPointer, pointer, label } = node
    const within = [...walk(node)]
    const isFilled =
      within.some((inner) => ['const', 'default', 'x-key'].some((keyword) => keyword in inner.schema)) ||
      written.some((at) => mayBe(at, pointer)) ||
      // something is brought into it, or into what it holds
      within.some((inner) => carried.has(inner.schema['x-id'] ?? inner.target))
    const params = { field: label || pointer }
    return isFilled ? [] : [schemaProblem(context, schemaPointer, 'readOnly', 'read-only-empty', params)]
  })
}

/** Whether nobody fills in what stands at a node. */
function isLocked({ schema }: FormNode): boolean {
  return schema.readOnly === true
}

/** Where rules and steps of the workflow write. */
function writtenPointers({ rules, form }: FormBundle): string[] {
  return [
    ...rules.flatMap(({ compute, at }) => (compute === undefined ? [] : [at].flat().map(pointerOfPath))),
    ...Object.values(form.workflow?.states ?? {}).flatMap(({ transitions = [] }) =>
      transitions.flatMap(({ writes = {} }) => Object.keys(writes).map(pointerOfPath)),
    ),
  ]
}

/** The fields into which something comes from the edition before, where somebody could fill it in. */
function carriedIds({ sources, edition, files }: Loaded): ReadonlySet<string> {
  const { from, fields = {} } = (sources.get(`${edition}/carry.json`)?.value ?? {}) as {
    readonly from?: string
    readonly fields?: Readonly<Record<string, unknown>>
  }
  const ids = Object.entries(fields).filter(([, how]) => how !== 'new' && !(isObject(how) && 'drop' in how))
  const before = ids.length > 0 && from !== undefined ? parseForm(files, from).bundle : undefined
  const idle = new Set(
    before
      ? [...walk(treeOf(before).root)]
          .filter((node) => isLocked(node) && !writtenPointers(before).some((at) => mayBe(at, node.pointer)))
          .map((node) => node.schema['x-id'] ?? node.target)
      : [],
  )
  return new Set(ids.filter(([id, how]) => how !== 'same' || !idle.has(id)).map(([id]) => id))
}
