import { workflowOf, workflowShapes } from '@formwright/authoring'
import type { WorkflowShape } from '@formwright/authoring'
import {
  below,
  EVERYWHERE,
  hasRegions,
  languageOf,
  levelOfRole,
  pointerOfPath,
  regionLevelsOf,
  schemasOfOthers,
  SYSTEM,
  unitLevelOf,
} from '@formwright/definition'
import type { FormFile, Workflow, WorkflowState, WorkflowTransition } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { writtenForm } from './other-editions.ts'
import { signLater } from './signing.ts'
import { followText, forgetTexts } from './texts.ts'

type Quota = NonNullable<FormFile['quotas']>[number]

/** The standard workflow with the same states as the form's; `undefined` if it is a custom one. */
export function shapeOf({ bundle }: StudioModel): WorkflowShape | undefined {
  const own = Object.keys(bundle.form.workflow?.states ?? {}).sort()
  return (Object.keys(workflowShapes) as WorkflowShape[]).find(
    (shape) => JSON.stringify([...workflowShapes[shape]].sort()) === JSON.stringify(own),
  )
}

/**
 * Switches to a standard workflow. States and transitions that exist in both keep their titles and rights;
 * missing ones are added, others removed.
 */
export function setWorkflowShape(model: StudioModel, shape: WorkflowShape): Act {
  const { form } = model.bundle
  const before = writtenForm(model).workflow
  const [granted] = Object.values(before?.states[before.start]?.edit ?? {})
  const pointers = granted ?? model.loaded.parts.map(({ key }) => below('', key))
  const levels = hasRegions(form) ? regionLevelsOf(form) : []
  const made = workflowOf(shape, pointers, languageOf(form), levels, rolesOf(form))
  const states = Object.entries(made.workflow.states).map(([name, state]) => [
    name,
    joined(before?.states[name], state, made.workflow),
  ])
  const later = before?.later
  return act(model, { name: 'set-workflow' }, (edits) => {
    const json = edits.json('form.json')
    json.set('/roles', { ...made.roles, ...form.roles })
    json.set('/workflow', {
      ...made.workflow,
      ...(later ? { later } : {}),
      states: Object.fromEntries(states) as Workflow['states'],
    })
    for (const pointer of later ?? []) signLater(model, edits, pointer)
    forgetTexts(model, edits)
  })
}

/** The roles that fill in and review the form, judged by the workflow. */
function rolesOf(form: FormFile): { applicant?: string; province?: string } {
  const { roles = {}, workflow } = form
  const [applicant] = Object.keys(workflow?.states[workflow.start]?.edit ?? {})
  const level = hasRegions(form) ? unitLevelOf(form) : EVERYWHERE
  const province = Object.keys(roles).find((role) => role !== applicant && levelOfRole(form, role) === level)
  return { ...(applicant ? { applicant } : {}), ...(province ? { province } : {}) }
}

/**
 * A state of the form with the transitions of the standard workflow; a transition with a different target is
 * replaced.
 */
function joined(own: WorkflowState | undefined, made: WorkflowState, { states }: Workflow): WorkflowState {
  if (!own) return made
  const transitions = (made.transitions ?? []).map(
    (step) => own.transitions?.find(({ id, to }) => id === step.id && to === step.to) ?? step,
  )
  const others = (own.transitions ?? []).filter(
    ({ id, to }) => Object.hasOwn(states, to) && transitions.every((step) => step.id !== id),
  )
  return { ...made, ...own, transitions: [...transitions, ...others] }
}

/** The roles of a form that are about applications. */
export function rolesOfApplications({ roles = {} }: FormFile): readonly string[] {
  return Object.keys(roles).filter((role) => roles[role]!.level !== SYSTEM)
}

/** Changes the title of a role. */
export function setRoleTitle(model: StudioModel, role: string, title: string): Act {
  return setTitle(model, below('/roles', role), model.bundle.form.roles![role]!.title, title)
}

/** Changes the title of a state. */
export function setStateTitle(model: StudioModel, state: string, title: string): Act {
  return setTitle(model, below('/workflow/states', state), stateOf(model, state).title, title)
}

function setTitle(model: StudioModel, at: string, before: string, title: string): Act {
  return act(model, { name: 'change-workflow', values: { label: title } }, (edits) => {
    edits.json('form.json').set(`${at}/title`, title)
    followText(model, edits, before, title)
  })
}

/** Changes a transition; `undefined` or an empty list removes a member. */
export function changeTransition(
  model: StudioModel,
  state: string,
  index: number,
  change: Partial<Pick<WorkflowTransition, 'title' | 'to' | 'by' | 'requires' | 'asks' | 'filled'>>,
): Act {
  const step = stateOf(model, state).transitions![index]!
  return act(model, { name: 'change-workflow', values: { label: step.title } }, (edits) => {
    const json = edits.json('form.json')
    const at = below('/workflow/states', state, 'transitions', index)
    const written = writtenForm(model).workflow!.states[state]!.transitions![index]!
    for (const [key, chosen] of Object.entries(change)) {
      // keep required fields of other editions
      const others = key === 'filled' ? fieldsOfOthersIn(written.filled, step.filled) : []
      const value = typeof chosen === 'string' ? chosen : [...chosen, ...others]
      if (value.length > 0) json.set(`${at}/${key}`, value)
      else if (key !== 'by' && key !== 'title' && key !== 'to' && json.get(`${at}/${key}`) !== undefined)
        json.remove(`${at}/${key}`)
    }
    if (change.title) renameStep(model, edits, state, step.title, change.title)
  })
}

function fieldsOfOthersIn(written: readonly string[] = [], own: readonly string[] = []): string[] {
  return written.filter((path) => !own.includes(pointerOfPath(path)))
}

/** Updates texts that name a button to its new title. */
function renameStep(
  model: StudioModel,
  edits: FileEdits,
  state: string,
  before: string,
  title: string,
): void {
  const json = edits.json('form.json')
  for (const [role, text] of Object.entries(stateOf(model, state).next ?? {})) {
    const now = text.replaceAll(`“${before}”`, `“${title}”`)
    if (now === text) continue
    json.set(below('/workflow/states', state, 'next', role), now)
    followText(model, edits, text, now)
  }
  followText(model, edits, before, title)
}

/** The file with the quotas: that of the edition if it has its own, otherwise `form.json`. */
export function quotasFile({ loaded, edition }: StudioModel): string {
  const own = loaded.sources.get(`${edition}/edition.json`)!
  return (own.value as { readonly quotas?: unknown }).quotas === undefined ? 'form.json' : own.file
}

/**
 * Sets how many applications each province may recommend; without quotas there is no limit. If there are
 * other editions, the quotas are stored for this one only.
 */
export function setQuotas(model: StudioModel, quotas: readonly Quota[]): Act {
  return act(model, { name: 'set-quotas' }, (edits) => {
    const own = edits.json(`${model.edition}/edition.json`)
    const json = edits.json('form.json')
    if (own.get('/quotas') !== undefined || schemasOfOthers(model.files, model.edition).length > 0)
      own.set('/quotas', quotas)
    else if (quotas.length > 0) json.set('/quotas', quotas)
    else if (json.get('/quotas') !== undefined) json.remove('/quotas')
  })
}

function stateOf({ bundle }: StudioModel, state: string): WorkflowState {
  return bundle.form.workflow!.states[state]!
}
