import { hasRegions } from '@formwright/definition'
import type { Json, OfRoles, RegionLevel, Schema } from '@formwright/definition'

interface Kind {
  readonly schema: Schema
  readonly options?: Readonly<Record<string, unknown>>
  readonly region?: RegionLevel
  readonly sample: unknown
}

/** Adapts a kind for a region to the form's own regions, and to whether its applications have a region. */
export function inRegionsOf<K extends Kind>(form: OfRoles, kind: K): K {
  if (kind.region === undefined) return kind
  const level = form.regions?.levels.at(-1)
  const [first] = Object.entries(level?.places ?? {})
  const { region, ...rest } = kind
  const { code: _, ...others } = kind.schema.properties ?? {}
  const own =
    level && first
      ? {
          ...rest,
          schema: { ...kind.schema, properties: { code: { type: 'string' }, ...others } },
          options: { ...kind.options, level: level.id },
          sample: { code: first[0], name: first[1] } satisfies Json,
        }
      : rest
  return (hasRegions(form) ? { ...own, region: level?.id ?? region } : own) as K
}
