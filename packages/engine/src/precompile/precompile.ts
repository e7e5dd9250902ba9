import standaloneCode from 'ajv/dist/standalone/index.js'
import { optionsOf, schemasBelow, subschemasOf, treeOf, walk } from '@formwright/definition'
import type { FormBundle, FormNode, Schema, UiCondition, UiElement } from '@formwright/definition'
import { definitionsOf } from '../structure/definitions.ts'
import { lower } from '../structure/lower.ts'
import { ownSchema } from '../structure/own.ts'
import { newAjv, trackOnlyFor } from '../structure/compiling.ts'
import { shapeKey } from '../structure/validators.ts'

/**
 * Precompiles the validators of an edition to the source of an ES module, so that a browser needs no `eval`:
 * `const { default: validators } = await import(url); compileForm(bundle, { precompiled: validators })`. The
 * module imports nothing; the engine passes in what it needs.
 */
export function precompile(bundle: FormBundle): string {
  const definitions = definitionsOf(bundle.schema)
  const shapes = new Map<string, Schema | boolean>()
  for (const schema of [...checkedIn(bundle), ...alternativesOf(bundle.schema), ...conditionsOf(bundle.ui)])
    shapes.set(shapeKey(schema, definitions), lower(schema, definitions))
  const ajv = newAjv({ source: true })
  trackOnlyFor(ajv, ...shapes.keys())
  const names = [...shapes].map(([key, schema], index) => {
    ajv.addSchema(schema as object, `v${index}`)
    return [key, `v${index}`] as const
  })
  const code = standaloneCode.default(ajv, Object.fromEntries(names.map(([, name]) => [name, name])))
  const byShape = names.map(([key, name]) => `${JSON.stringify(key)}: exports.${name}`).join(',\n')
  return `export const digest = ${JSON.stringify(bundle.digest)};
export default Object.assign(function (require) {
  const exports = {};
  const module = { exports };
  ${code}
  return {\n${byShape}\n};
}, { digest });
`
}

/** The schemas that checking answers needs. */
function checkedIn(bundle: FormBundle): (Schema | boolean)[] {
  return [...withKinds(treeOf(bundle).root)].flatMap((node) => {
    const { condition } = node
    const own = [ownSchema(node, true), ownSchema(node, false)].filter((schema) => schema !== undefined)
    return [
      ...(isCheckedWhole(node) || node.refines ? [node.written] : []),
      ...(node.refines ? [node.refines.written] : []),
      ...(node.kind === 'variants' ? [] : own),
      ...(condition && 'if' in condition ? [condition.if] : []),
    ]
  })
}

/** All nodes, including those for kinds of values. */
function* withKinds(root: FormNode): Generator<FormNode> {
  for (const node of walk(root)) {
    yield node
    if (!node.repeats) for (const kind of node.kinds) yield* withKinds(kind)
  }
}

/** Groups and lists of a known type are checked by their content; a blank item or entry is checked whole. */
function isCheckedWhole({ kind, schema, repeats, repeated, parent }: FormNode): boolean {
  const isItem = repeated || parent?.kind === 'tuple'
  return (
    kind === 'cell' ||
    parent?.kind === 'opaque' ||
    kind === 'opaque' ||
    kind === 'branch' ||
    repeats ||
    isItem ||
    schema.type === undefined
  )
}

/** The alternatives of every oneOf, anyOf and allOf: the screen has to know which one matches. */
function alternativesOf(schema: Schema): (Schema | boolean)[] {
  const whole = [schema, ...Object.values(definitionsOf(schema))]
  return whole
    .flatMap((one) => schemasBelow(one))
    .flatMap(({ node }) => (optionsOf(node) ? [] : subschemasOf(node)))
    .filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf' || keyword === 'allOf')
    .map((alternative) => alternative.schema)
}

/** The schemas of screen conditions. */
function conditionsOf(element: UiElement): Schema[] {
  return [
    ...(element.rule ? schemasOf(element.rule.condition) : []),
    ...(element.elements ?? []).flatMap(conditionsOf),
    ...(typeof element.options?.detail === 'object' ? conditionsOf(element.options.detail as UiElement) : []),
  ]
}

function schemasOf(condition: UiCondition): Schema[] {
  return [...(condition.schema ? [condition.schema] : []), ...(condition.conditions ?? []).flatMap(schemasOf)]
}
