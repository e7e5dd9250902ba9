import type { Json } from '@formwright/definition'
import type { Form } from '../form.ts'
import type { FormStore } from '../store/form-store.ts'

/** A test that reads like a person filling in a form: answer, clear, look at the findings. */
export interface Scenario {
  readonly form: FormStore
  readonly answer: (pointer: string, value: Json) => Scenario
  readonly clear: (pointer: string) => Scenario
  /** `code pointer` of every finding, in form order. */
  readonly findings: (under?: string) => string[]
}

/** Opens a form with answers, to be filled step by step. */
export function scenario(form: Form, answers: unknown = {}): Scenario {
  const store = form.open(answers)
  const self: Scenario = {
    form: store,
    answer: (pointer, value) => {
      store.set(pointer, value)
      return self
    },
    clear: (pointer) => {
      store.set(pointer, undefined)
      return self
    },
    findings: (under = '') => store.findings(under).map(({ code, pointer }) => `${code} ${pointer}`),
  }
  return self
}
