import type { ErrorObject } from 'ajv/dist/2020.js'
import type { FileKind } from '../files/layout.ts'
import { below } from '../json/pointer.ts'
import type { JsonSource } from '../json/source.ts'
import { typoOf } from '../problems/closest.ts'
import { meantBy } from '../problems/meant-by.ts'
import { locationOfKey, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import { metaSchemas } from './index.ts'

export function isAboutNames({ keyword }: ErrorObject): boolean {
  return keyword === 'additionalProperties' || keyword === 'required'
}

/** If as many members are unknown as are missing, assumes that they correspond one to one. */
export function pointersOfOtherNames(errors: readonly ErrorObject[], misspelt: readonly string[]): string[] {
  const pointers = [...new Set(errors.filter(isAboutNames).map(({ instancePath }) => instancePath))]
  return pointers.filter((pointer) => {
    const about = errors.filter((error) => isAboutNames(error) && error.instancePath === pointer)
    const missing = about.filter(({ keyword }) => keyword === 'required').length
    return missing * 2 === about.length && missing > 0 && !misspelt.includes(pointer)
  })
}

export function otherNames(pointer: string, errors: readonly ErrorObject[], source: JsonSource): Problem {
  const here = errors.filter(({ instancePath }) => instancePath === pointer)
  const namesOf = (param: string) => here.flatMap(({ params }) => (params[param] as string | undefined) ?? [])
  const unknown = namesOf('additionalProperty')
  const { parentSchema } = here.find(({ keyword }) => keyword === 'additionalProperties')!
  return problemAt(locationOfKey(source, below(pointer, unknown[0]!)), 'names-unknown', {
    names: unknown,
    missing: namesOf('missingProperty'),
    known: shownNames(knownIn(parentSchema)),
  })
}

function knownIn(schema: unknown): string[] {
  return Object.keys((schema as { properties?: object }).properties ?? {})
}

/** Maximum number of allowed names that are listed. */
const SHOWN = 20

function shownNames(known: readonly string[]): string[] {
  if (known.length <= SHOWN) return [...known]
  return [...known.filter((name) => !name.startsWith('$')).slice(0, SHOWN), '…']
}

/** A member with an unknown name: misspelt, called something else, or belonging to another file. */
export function unknownProperty(
  error: ErrorObject,
  source: JsonSource,
  kind: FileKind,
  meant?: string,
): Problem {
  const name = error.params.additionalProperty as string
  const known = knownIn(error.parentSchema)
  const location = locationOfKey(source, below(error.instancePath, name))
  const elsewhere = error.instancePath === '' ? homeOf(name, kind) : undefined
  if (elsewhere && typoOf(name, known) === '')
    return problemAt(location, 'property-elsewhere', { name, file: elsewhere })
  const typo = meant ?? typoOf(name, known)
  const suggestion = meant ?? (typo === '' ? meantBy(name, known) : typo)
  return problemAt(
    location,
    'unknown-property',
    { name, suggestion, known: shownNames(known) },
    typo === '' ? undefined : JSON.stringify(typo),
  )
}

/** The file kind that has a property at its top level. */
function homeOf(name: string, kind: FileKind): string | undefined {
  const homes = (['form', 'edition'] as const).filter((one) => one !== kind)
  const home = homes.find((one) => Object.hasOwn(metaSchemas[one]!.properties as object, name))
  return home && `${home}.json`
}
