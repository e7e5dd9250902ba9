import { nodesOf, below, nameFits, schemasBelow, cutList } from '@formwright/definition'
import type { FormNode, Problem, ProblemCode, Schema, Texts } from '@formwright/definition'
import { schemaProblem } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import unheededTexts from './unheeded.json' with { type: 'json' }

/** Reports what has no effect, or makes a field impossible to fill in. */
export const unheeded: LintCheck = (context) => {
  const nodes = nodesOf(context.bundle)
  return [
    ...annotations(context),
    ...nodes.flatMap((node) => [
      ...refusedNames(context, node),
      ...falseMembers(context, node),
      ...needless(context, node),
      ...sameTitles(context, node),
    ]),
  ]
}

/** Keywords of JSON Schema that have no effect in a form, and what happens instead. */
const UNHEEDED: Readonly<Record<string, Texts>> = unheededTexts

/** One problem for each keyword, at the first field that has it. */
function annotations(context: LintContext): Problem[] {
  const found = new Map<string, { readonly pointer: string; readonly titles: string[] }>()
  for (const { pointer, node } of schemasBelow(context.bundle.schema))
    for (const keyword of Object.keys(UNHEEDED)) {
      if (!(keyword in node) || (node as Record<string, unknown>)[keyword] === false) continue
      if (
        keyword === 'default' &&
        (/\/(?:items|additionalProperties)(?:\/|$)/.test(pointer) || 'const' in node)
      )
        continue
      const known = found.get(keyword) ?? { pointer, titles: [] }
      known.titles.push(node.title ?? pointer)
      found.set(keyword, known)
    }
  return [...found].map(([keyword, { pointer, titles }]) =>
    schemaProblem(context, pointer, keyword, 'keyword-unheeded', {
      keyword,
      field: cutList(titles, SHOWN),
      detail: UNHEEDED[keyword]!,
    }),
  )
}

const SHOWN = 5

/**
 * A member with the schema `false`: in an alternative it excludes the member from that one only; elsewhere
 * the member can never be filled in.
 */
function falseMembers(context: LintContext, node: FormNode): Problem[] {
  if (node.kind === 'branch') return []
  return node.members.flatMap(({ schema, pointer }) =>
    Object.entries((schema.properties ?? {}) as Readonly<Record<string, Schema | boolean>>).flatMap(
      ([key, member]) =>
        member === false
          ? [schemaProblem(context, pointer, below('properties', key), 'field-refused', { field: key })]
          : [],
    ),
  )
}

/** A field whose name is rejected by `propertyNames` of the object around it. */
function refusedNames(context: LintContext, node: FormNode): Problem[] {
  return node.members.flatMap(({ schema, pointer }) => {
    const rule = schema.propertyNames as Schema | boolean | undefined
    if (rule === undefined) return []
    const refused = node.children.filter((child) => isMember(child) && !nameFits(rule, child.key))
    const [first] = refused
    return first
      ? [
          schemaProblem(context, pointer, 'propertyNames', 'name-refused', {
            field: refused.map((child) => child.label || child.key),
            name: refused.map(({ key }) => key),
          }),
        ]
      : []
  })
}

/** `dependentRequired` for a field that is required anyway. */
function needless(context: LintContext, node: FormNode): Problem[] {
  const known = new Set(node.children.map(({ key }) => key))
  const always = new Set(node.members.flatMap(({ schema }) => schema.required ?? []))
  return node.members.flatMap(({ schema, pointer }) =>
    Object.entries((schema.dependentRequired ?? {}) as Readonly<Record<string, readonly string[]>>).flatMap(
      ([other, names]) =>
        names.flatMap((name, index) =>
          always.has(name) && name !== other && known.has(other)
            ? [
                schemaProblem(
                  context,
                  pointer,
                  below('dependentRequired', other, index),
                  'dependent-needless',
                  { name, other },
                ),
              ]
            : [],
        ),
    ),
  )
}

/** Neighbouring fields with the same title. */
function sameTitles(context: LintContext, node: FormNode): Problem[] {
  const seen = new Map<string, FormNode>()
  return node.children.filter(isMember).flatMap((child) => {
    const title = child.schema.title?.trim() ?? ''
    const first = title === '' ? undefined : seen.get(title)
    if (!first) seen.set(title, child)
    return first ? [twice(context, child, first, title)] : []
  })
}

function twice(context: LintContext, node: FormNode, first: FormNode, title: string): Problem {
  const code: ProblemCode = 'field-title-twice'
  return schemaProblem(context, node.schemaPointer, 'title', code, {
    title,
    field: node.target,
    other: first.target,
  })
}

function isMember({ kind, repeated }: FormNode): boolean {
  return kind !== 'variants' && kind !== 'branch' && !repeated
}
