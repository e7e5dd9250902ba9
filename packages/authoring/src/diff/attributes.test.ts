import { expect, test } from 'vitest'
import { metaSchemas } from '@formwright/definition'
import { explainChange } from './sentences.ts'
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

/** Told in sentences of their own, or nothing that a reader is told of. */
const OWN_SENTENCES = new Set([
  '$schema',
  'id',
  'roles',
  'workflow',
  'quotas',
  'states',
  'transitions',
  'for',
])

test('and so has whatever may be said of a form, its roles and its workflow', () => {
  const form = metaSchemas.form as unknown as Schemas[string]
  const { roles, quotas, workflow } = form.properties!
  const state = workflow!.properties!.states!.additionalProperties!
  const transition = state.properties!.transitions!.items!
  const parts = [form, roles!.additionalProperties!, quotas!.items!, workflow!, state, transition]
  const names = parts.flatMap((part) => Object.keys(part.properties!))
  expect(names).toEqual(expect.arrayContaining(['seesPrivate', 'asks', 'later']))
  const unnamed = names.filter((name) => !OWN_SENTENCES.has(name) && !Object.hasOwn(attributes, name))
  expect(unnamed).toEqual([])
})

test('and so has whatever may be said of a parameter or of a table of the applications', () => {
  const { properties } = metaSchemas.edition as unknown as Schemas[string]
  const parts = [properties!.params!.additionalProperties!, properties!.tables!.items!]
  const names = parts.flatMap((part) => Object.keys(part.properties!))
  expect(names).toEqual(expect.arrayContaining(['valueUnit', 'foot']))
  expect(names.filter((name) => name !== 'id' && !Object.hasOwn(attributes, name))).toEqual([])
})

test('a step leads to a state, a window to a day', () => {
  const change = { class: 'choice', part: '', subject: '退回', attribute: 'to' } as const
  expect(explainChange({ ...change, kind: 'transition-changed' }, 'zh')).toContain('办理后的状态')
  expect(explainChange({ ...change, kind: 'edition-changed' }, 'zh')).toContain('截止日')
})

test('a cell of the paper without words is not named by empty quotation marks', () => {
  const change = { class: 'safe', part: '', subject: '封面', kind: 'paper-changed' } as const
  expect(explainChange({ ...change, attribute: '｜text' }, 'zh')).not.toContain('“”')
})

interface Schemas {
  readonly [name: string]: {
    readonly properties?: Schemas
    readonly items?: Schemas[string]
    readonly additionalProperties?: Schemas[string]
  }
}
