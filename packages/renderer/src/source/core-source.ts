import { Actions, coreReducer } from '@jsonforms/core'
import type { CoreActions, JsonFormsCore, JsonSchema, UISchemaElement, ValidationMode } from '@jsonforms/core'
import { isWithin, valueAt } from '@formwright/definition'
import { Subscriptions } from '@formwright/engine'
import { pathOfPointer, pointerOfPath } from './paths.ts'
import type { FieldError, Source } from './source.ts'

export interface CoreInit {
  readonly data: unknown
  readonly schema: JsonSchema
  readonly uischema: UISchemaElement
  readonly ajv?: JsonFormsCore['ajv']
  readonly validationMode?: ValidationMode
}

/** JSON Forms' own state as a source: its reducer changes it, this class notifies the elements concerned. */
export class CoreSource implements Source {
  #core: JsonFormsCore
  readonly #subscriptions = new Subscriptions()

  constructor({ data, schema, uischema, ajv, validationMode }: CoreInit) {
    const start: JsonFormsCore = { data, schema, uischema }
    this.#core = coreReducer(
      start,
      Actions.init(data, schema, uischema, {
        ...(ajv ? { ajv } : {}),
        ...(validationMode ? { validationMode } : {}),
      }),
    )
  }

  get core(): JsonFormsCore {
    return this.#core
  }

  get data(): unknown {
    return this.#core.data
  }

  get ajv(): Source['ajv'] {
    return this.#core.ajv as unknown as Source['ajv']
  }

  get(pointer: string): unknown {
    return valueAt(this.#core.data, pointer)
  }

  set(pointer: string, value: unknown): void {
    this.dispatch(Actions.update(pathOfPointer(pointer), () => value))
  }

  dispatch(action: CoreActions): void {
    const before = this.#core
    const after = coreReducer(before, action)
    if (after === before) return
    this.#core = after
    const changed = 'path' in action && typeof action.path === 'string' ? pointerOfPath(action.path) : ''
    this.#subscriptions.notify([changed], differing(before.errors ?? [], after.errors ?? []))
  }

  subscribe(pointer: string, listener: () => void): () => void {
    return this.#subscriptions.add(pointer, listener)
  }

  errors(pointer: string): readonly FieldError[] {
    return (this.#core.errors ?? []).filter((error) => isWithin(pointerOf(error), pointer))
  }
}

/** The pointers whose errors changed. */
function differing(before: readonly FieldError[], after: readonly FieldError[]): string[] {
  const [was, is] = [before, after].map(messagesByPointer) as [Map<string, string>, Map<string, string>]
  return [...new Set([...was.keys(), ...is.keys()])].filter((pointer) => was.get(pointer) !== is.get(pointer))
}

function messagesByPointer(errors: readonly FieldError[]): Map<string, string> {
  const messages = new Map<string, string>()
  for (const error of errors)
    messages.set(
      pointerOf(error),
      `${messages.get(pointerOf(error)) ?? ''}\n${error.schemaPath} ${error.message ?? ''}`,
    )
  return messages
}

/** The pointer of an error; a missing member is reported on its object, but concerns the member. */
function pointerOf(error: FieldError): string {
  const missing = (error.params as { missingProperty?: string }).missingProperty
  return missing === undefined ? error.instancePath : `${error.instancePath}/${missing}`
}
