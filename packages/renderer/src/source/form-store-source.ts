import { shapeOf } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'
import type { Finding, Form, FormStore } from '@formwright/engine'
import type { AjvStandIn, FieldError, Source } from './source.ts'

const NONE: readonly Finding[] = []

/** A form store as a source: the engine's findings take the place of JSON Forms' errors. */
export function formStoreSource(form: Form, store: FormStore, mayEdit: (pointer: string) => boolean): Source {
  return {
    get data() {
      return store.answers
    },
    get: (pointer) => store.get(pointer),
    set: (pointer, value) => store.fill(pointer, value as Json | undefined),
    subscribe: (pointer, listener) => store.subscribe(pointer, listener),
    errors: (pointer) =>
      (!store.isAssessed
        ? NONE
        : form.plan.cellNumbers.has(pointer) && !isRows(form, pointer)
          ? store.findingsAt(pointer)
          : store.findings(pointer)
      ).map(errorOf),
    state: (pointer) => {
      const { visible, enabled } = store.state(pointer)
      return visible ? (enabled && mayEdit(pointer) ? 'open' : 'read-only') : 'hidden'
    },
    ajv: standIn(form),
  }
}

function isRows(form: Form, pointer: string): boolean {
  const cell = form.plan.cells[form.plan.cellNumbers.get(pointer)!]!
  return shapeOf(cell.schema) === 'rows' || shapeOf(cell.schema) === 'other'
}

const errors = new WeakMap<Finding, FieldError>()

/**
 * The error of a finding; the same object for the same finding, so that nothing renders again without a
 * change.
 */
function errorOf(finding: Finding): FieldError {
  let error = errors.get(finding)
  if (!error) {
    error = {
      instancePath: finding.pointer,
      schemaPath: '',
      keyword: finding.code,
      params: {},
      message: finding.message,
    }
    errors.set(finding, error)
  }
  return error
}

/** Uses the edition's validators, so that JSON Forms generates no code. */
function standIn(form: Form): AjvStandIn {
  return {
    compile: (schema) => form.validatorOf(schema as Schema),
    validate: (schema, data) => form.validatorOf(schema as Schema)(data),
  }
}
