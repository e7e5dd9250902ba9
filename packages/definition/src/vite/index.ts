import standaloneCode from 'ajv/dist/standalone/index.js'
import { anonymous, metaAjv } from '../meta/compile-meta.ts'
import { metaSchemas } from '../meta/index.ts'

/** What a build tool asks of a plugin; the part of Vite's interface that is used here. */
interface BuildPlugin {
  readonly name: string
  readonly enforce: 'pre'
  readonly load: { readonly filter: { readonly id: RegExp }; readonly handler: () => string }
}

const MODULE = /[\\/]definition[\\/](src|dist)[\\/]meta[\\/]compile-meta\.[jt]s(\?.*)?$/

/**
 * A Vite plugin that precompiles the validators of the file kinds, so that the page reads definitions without
 * generating code.
 */
export function definitionValidators(): BuildPlugin {
  return {
    name: 'formwright-definition-validators',
    enforce: 'pre',
    load: { filter: { id: MODULE }, handler: validatorModule },
  }
}

function validatorModule(): string {
  const ajv = metaAjv({ source: true })
  const names = Object.entries(metaSchemas).map(([kind, meta]) => {
    ajv.addSchema(anonymous(meta), kind)
    return [`of_${kind}`, kind] as const
  })
  const code = standaloneCode.default(ajv, Object.fromEntries(names))
  const imports: string[] = []
  const imported = code.replaceAll(/require\("([^"]+)"\)\.default/g, (_, path: string) => {
    imports.push(`import runtime${imports.length} from ${JSON.stringify(`${path}.js`)}`)
    return `(runtime${imports.length - 1}.default ?? runtime${imports.length - 1})`
  })
  const table = names.map(([name, kind]) => `${JSON.stringify(kind)}: ${name}`).join(', ')
  return [
    ...imports,
    imported,
    `const table = { ${table} }`,
    'export const compileMeta = (kind) => table[kind]',
    '',
  ].join('\n')
}
