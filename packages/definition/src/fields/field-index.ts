import { isWithin } from '../json/pointer.ts'
import type { FormBundle } from '../types/index.ts'
import { fieldsOfPart } from './fields.ts'
import type { Field } from './fields.ts'

/** An index of the fields of an edition by pointer, built lazily per part. */
export class FieldIndex {
  readonly #bundle: Pick<FormBundle, 'schema' | 'parts'>
  readonly #parts = new Map<string, ReadonlyMap<string, Field>>()

  constructor(bundle: Pick<FormBundle, 'schema' | 'parts'>) {
    this.#bundle = bundle
  }

  get(pointer: string): Field | undefined {
    return this.#partOf(pointer).get(pointer)
  }

  /** The field at a pointer, or the one that contains it. */
  containing(pointer: string): Field | undefined {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const field = this.get(at)
      if (field) return field
    }
    return undefined
  }

  /** The fields at and below a pointer, in form order. */
  within(pointer: string): Field[] {
    return [...this.#partOf(pointer).values()].filter((field) => isWithin(field.pointer, pointer))
  }

  #partOf(pointer: string): ReadonlyMap<string, Field> {
    const key = this.#bundle.parts[0]?.key === '' ? '' : (pointer.split('/', 2)[1] ?? '')
    let part = this.#parts.get(key)
    if (!part)
      this.#parts.set(
        key,
        (part = new Map(fieldsOfPart(this.#bundle, key).map((field) => [field.pointer, field]))),
      )
    return part
  }
}
