export function sectionsOf(
  fields: number,
): { key: string; title: string; properties: Record<string, object>; required: string[] }[]
export function schemaOf(fields: number): object
export function uischemaOf(fields: number): object
export function editionOf(fields: number): Map<string, string>
