import { pointerOfPath, splitPointer, treeOf, walk } from '@formwright/definition'
import type { FormNode } from '@formwright/definition'
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
function mayBe(place: string, pointer: string): boolean {
  const [steps, own] = [splitPointer(place), splitPointer(pointer)]
  return steps.every((step, index) => index >= own.length || step.includes('{') || step === own[index])
}

/** What nobody may fill in, no rule computes and nothing brings along stays empty. */
export const neverFilled: LintCheck = (context) => {
  const { bundle, loaded, fields } = context
  const carried = loaded.sources.get(`${loaded.edition}/carry.json`)?.text ?? ''
  const written = [
    ...bundle.rules.flatMap(({ compute, at }) =>
      compute === undefined ? [] : [at].flat().map(pointerOfPath),
    ),
    ...Object.values(bundle.form.workflow?.states ?? {}).flatMap(({ transitions = [] }) =>
      transitions.flatMap(({ writes = {} }) => Object.keys(writes).map(pointerOfPath)),
    ),
  ]
  // where a rule fills what there is not, what it was to fill is not known
  const isKnown = (place: string) => fields.some(({ pointer }) => mayBe(place, pointer))
  if (!written.every((place) => isKnown(place) || place.includes('{'))) return []
  return fields.flatMap(({ schema, schemaPointer, pointer, id, label }) => {
    const isFilled =
      schema.readOnly !== true ||
      ['const', 'default', 'x-source', 'x-key', 'x-annual'].some((keyword) => keyword in schema) ||
      written.some((place) => mayBe(place, pointer)) ||
      (id !== '' && carried.includes(id))
    const params = { field: label || pointer }
    return isFilled ? [] : [schemaProblem(context, schemaPointer, 'readOnly', 'read-only-empty', params)]
  })
}
