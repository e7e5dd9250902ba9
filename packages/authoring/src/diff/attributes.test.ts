import { expect, test } from 'vitest'
import { metaSchemas } from '@formwright/definition'
import attributes from './attributes.json' with { type: 'json' }

/**
 * Says where something is or how it is written, never what a field is: a change of it is not told by its
 * name.
 */
const UNTOLD = /^\$|^(definitions|x-id)$/

test('whatever a field may say of itself has a name that officials understand', () => {
  const { $defs } = metaSchemas.schema as unknown as {
    $defs: Record<string, { properties?: Record<string, unknown> }>
  }
  const keywords = Object.keys($defs.node!.properties!).filter((name) => !UNTOLD.test(name))
  expect(keywords).toContain('x-unit')
  expect(keywords.filter((name) => !Object.hasOwn(attributes, name))).toEqual([])
})

test('and so has whatever may be said of the paper', () => {
  const { properties, $defs } = metaSchemas.paper as unknown as Record<string, Schemas> & { $defs: Schemas }
  const block = $defs.block!.properties!
  const cell = block.rows!.items!.items!.properties!
  const names = [...Object.keys(block), ...Object.keys(cell), ...Object.keys(properties!.page!.properties!)]
  expect(names).toContain('orientation')
  // whether a part starts a page is told as it is of a block
  expect(names.filter((name) => name !== 'start' && !Object.hasOwn(attributes, name))).toEqual([])
})

interface Schemas {
  readonly [name: string]: { readonly properties?: Schemas; readonly items?: Schemas[string] }
}
