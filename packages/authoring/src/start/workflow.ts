import { DEFAULT_LANGUAGE, REGION_LEVELS, sameLanguage } from '@formwright/definition'
import type { FormFile, Language, RegionLevel, Workflow, WorkflowState } from '@formwright/definition'
import template from './template/workflow.json' with { type: 'json' }
import { inWords } from './words.ts'
import shapes from './workflow-shapes.json' with { type: 'json' }

/** A standard workflow: submission only, or also recommendation by the province. */
export type WorkflowShape = keyof typeof shapes

/** The standard workflows with their states; the first is the default. */
export const workflowShapes: Readonly<Record<WorkflowShape, readonly string[]>> = shapes

export interface RolesAndWorkflow {
  readonly roles: NonNullable<FormFile['roles']>
  readonly workflow: Workflow
}

/**
 * The workflow of a new form. A shape has the transitions between its states.
 * @param pointers what applicants may edit before submission and after a return
 * @param levels the form's region levels, largest first: applicants are of the smallest, reviewers of the
 *   largest. without levels, applicants only see their own applications
 * @param names names of the roles of applicants and reviewers in the form
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

/** Only forms in the default language start with regions, those of China. */
function levelsIn(language: Language): readonly RegionLevel[] {
  return sameLanguage(language, DEFAULT_LANGUAGE) ? REGION_LEVELS : []
}

/** Without regions, reviewers do not belong to a province. */
const PLACELESS = { province: 'reviewer' } as const

function rolesAt(levels: readonly RegionLevel[]): unknown {
  const { applicant, province } = template.roles
  if (levels.length === 0) return { applicant: { ...applicant, scope: 'own' }, province }
  return { applicant: { ...applicant, level: levels.at(-1) }, province: { ...province, level: levels[0] } }
}

/** Renames roles in the keys and strings of a value. */
function named(json: unknown, names: Readonly<Record<string, string | undefined>>): unknown {
  if (typeof json === 'string') return names[json] ?? json
  if (Array.isArray(json)) return json.map((item) => named(item, names))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => [names[key] ?? key, named(value, names)]),
  )
}
