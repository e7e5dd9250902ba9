import type { FormFile, Language, Workflow, WorkflowState } from '@formwright/definition'
import template from './template/workflow.json' with { type: 'json' }
import { inWords } from './words.ts'
import shapes from './workflow-shapes.json' with { type: 'json' }

/** A well-known course of applications: handed in only, or recommended by the province as well. */
export type WorkflowShape = keyof typeof shapes

/** The shapes and the states that each has; the first is that of new forms. */
export const workflowShapes: Readonly<Record<WorkflowShape, readonly string[]>> = shapes

export interface RolesAndWorkflow {
  readonly roles: NonNullable<FormFile['roles']>
  readonly workflow: Workflow
}

/**
 * Who does what with an application of a new form. The steps of a shape are those between its states.
 * @param places that who fills in may change until it is handed in, and again once it was returned
 * @param names what the roles of who fills in and of who reviews are called in the form
 */
export function workflowOf(
  shape: WorkflowShape,
  places: readonly string[],
  language: Language,
  names: Partial<Record<keyof typeof template.roles, string>> = {},
): RolesAndWorkflow {
  const { roles, workflow } = named(inWords(template, language), names) as RolesAndWorkflow
  const has = (state: string) => shapes[shape].includes(state)
  const states = Object.entries(workflow.states)
    .filter(([name]) => has(name))
    .map(([name, state]): [string, WorkflowState] => {
      const { edit, transitions = [] } = state
      const rights = edit && { edit: Object.fromEntries(Object.keys(edit).map((role) => [role, places])) }
      return [name, { ...state, ...rights, transitions: transitions.filter(({ to }) => has(to)) }]
    })
  return { roles, workflow: { ...workflow, states: Object.fromEntries(states) } }
}

/** Values whose members and items that are roles are called as in the form. */
function named(json: unknown, names: Readonly<Record<string, string | undefined>>): unknown {
  if (typeof json === 'string') return names[json] ?? json
  if (Array.isArray(json)) return json.map((item) => named(item, names))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [names[key] ?? key, named(value, names)]),
  )
}
