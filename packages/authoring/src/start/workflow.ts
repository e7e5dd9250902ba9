import { DEFAULT_LANGUAGE, REGION_LEVELS, sameLanguage } from '@formwright/definition'
import type { FormFile, Language, RegionLevel, Workflow, WorkflowState } from '@formwright/definition'
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
 * @param pointers that who fills in may change until it is handed in, and again once it was returned
 * @param levels of the form's regions, from the largest: who fills in is of the smallest, who reviews of the
 * largest. without any, who fills in has to do with their own
 * @param names what the roles of who fills in and of who reviews are called in the form
 */
export function workflowOf(
  shape: WorkflowShape,
  pointers: readonly string[],
  language: Language,
  levels: readonly RegionLevel[] = levelsIn(language),
  names: Partial<Record<keyof typeof template.roles, string>> = levels.length === 0 ? PLACELESS : {},
): RolesAndWorkflow {
  const words = inWords({ ...template, roles: rolesAt(levels) }, language)
  const { roles, workflow } = named(words, names) as RolesAndWorkflow
  const has = (state: string) => shapes[shape].includes(state)
  const states = Object.entries(workflow.states)
    .filter(([name]) => has(name))
    .map(([name, state]): [string, WorkflowState] => {
      const { edit, transitions = [] } = state
      const rights = edit && { edit: Object.fromEntries(Object.keys(edit).map((role) => [role, pointers])) }
      return [name, { ...state, ...rights, transitions: transitions.filter(({ to }) => has(to)) }]
    })
  return { roles, workflow: { ...workflow, states: Object.fromEntries(states) } }
}

/** Only forms in the default language begin with regions: those of China. */
function levelsIn(language: Language): readonly RegionLevel[] {
  return sameLanguage(language, DEFAULT_LANGUAGE) ? REGION_LEVELS : []
}

/** A reviewer is of no province there. */
const PLACELESS = { province: 'reviewer' } as const

function rolesAt(levels: readonly RegionLevel[]): unknown {
  const { applicant, province } = template.roles
  if (levels.length === 0) return { applicant: { ...applicant, scope: 'own' }, province }
  return { applicant: { ...applicant, level: levels.at(-1) }, province: { ...province, level: levels[0] } }
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
