import { below, isObject, UnitTable } from '@formwright/definition'
import type { UnitDefinition } from '@formwright/definition'
import type { Notes } from './notes.ts'
import { schemasBelow } from './schema-nodes.ts'
import type { Draft } from './schema-nodes.ts'

/** Units in a schema that are not built in, such as €; they become units of the form. */
export function ownUnits(schema: Draft, notes: Notes): Readonly<Record<string, UnitDefinition>> {
  const table = new UnitTable()
  const own = new Map<string, UnitDefinition>()
  const walk = (node: Draft, pointer: string): void => {
    const unit = node['x-unit']
    if (typeof unit === 'string' && unit !== 'any' && !table.parse(unit)) {
      const unknown = table.unknownIn(unit)
      if (unknown.every((part) => UNIT_NAME.test(part))) for (const part of unknown) own.set(part, {})
      else {
        notes.add('keyword-dropped', 'schema', below(pointer, 'x-unit'), { keyword: 'x-unit', value: unit })
        delete node['x-unit']
      }
    }
    for (const { keys, node: child } of schemasBelow(node))
      if (isObject(child)) walk(child as Draft, below(pointer, ...keys))
  }
  walk(schema, '')
  for (const unit of own.keys()) notes.add('unit-own', 'schema', '', { unit })
  return Object.fromEntries(own)
}

/** Valid names of a form's own units. */
const UNIT_NAME = /^[^/\s](?:[^/]{0,38}[^/\s])?$/
