import standaloneCode from 'ajv/dist/standalone/index.js'
import { optionsOf } from '@formwright/definition'
import type { FormBundle, Schema, UiCondition, UiElement } from '@formwright/definition'
import { leavesOf } from '../structure/leaves.ts'
import { lower } from '../structure/lower.ts'
import { newAjv, shapeKey } from '../structure/validators.ts'

/**
 * The validators of an edition as the text of an ES module, so that a browser needs no `eval`:
 * `const { default: validators } = await import(url); compileForm(bundle, { precompiled: validators })`.
 * The module takes what it needs from the engine and imports nothing.
 */
export function precompile(bundle: FormBundle): string {
  const shapes = new Map<string, Schema>()
  for (const schema of [
    ...leavesOf(bundle).map((leaf) => leaf.schema),
    ...alternativesOf(bundle.schema),
    ...conditionsOf(bundle.ui),
  ])
    shapes.set(shapeKey(schema), lower(schema))
  const ajv = newAjv({ source: true })
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

/** The alternatives of every oneOf, anyOf and allOf: a screen has to know which one fits. */
function alternativesOf(schema: Schema): Schema[] {
  const own = optionsOf(schema)
    ? []
    : [schema.oneOf, schema.anyOf, schema.allOf].flatMap((list) =>
        Array.isArray(list) ? (list as Schema[]) : [],
      )
  const below = [...Object.values(schema.properties ?? {}), ...(schema.items ? [schema.items] : [])]
  return [...own, ...[...own, ...below].flatMap(alternativesOf)]
}

/** The schemas that conditions of the screen ask for. */
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
