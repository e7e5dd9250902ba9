import { below } from '@formwright/definition'
import type { FormFile, Workflow } from '@formwright/definition'
import { formText } from '../kinds/form-text.ts'
import { keyOf } from '../kinds/key-of.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { writtenForm } from './other-editions.ts'
import { forgetTexts } from './texts.ts'
import { rolesOfApplications } from './workflow.ts'

const STATES = '/workflow/states'

/** Adds a state that every role can read, without transitions. */
export function addState(model: StudioModel): Act {
  const { form } = model.bundle
  const { states } = workflowOf(model)
  const title = formText(form, 'state', Object.keys(states).length + 1)
  const state = { title, read: rolesOfApplications(form) }
  return act(model, { name: 'change-workflow', values: { label: title } }, (edits) =>
    edits.json('form.json').set(below(STATES, keyOf(title, Object.keys(states))), state),
  )
}

/** Removes a state with the transitions to it; the initial state cannot be removed. */
export function removeState(model: StudioModel, name: string): Act {
  const { states, start } = workflowOf(model)
  return act(model, { name: 'change-workflow', values: { label: states[name]!.title } }, (edits) => {
    if (name === start) return
    const json = edits.json('form.json')
    for (const [other, { transitions = [] }] of Object.entries(states))
      for (const [index, { to }] of [...transitions.entries()].reverse())
        if (to === name && other !== name) json.remove(below(STATES, other, 'transitions', index))
    json.remove(below(STATES, name))
    forgetTexts(model, edits)
  })
}

/** Adds a transition from a state to the next one, for the first role that may edit there. */
export function addTransition(model: StudioModel, name: string): Act {
  const { form } = model.bundle
  const { states } = workflowOf(model)
  const names = Object.keys(states)
  const { transitions = [], edit = {} } = states[name]!
  const title = formText(form, 'step', transitions.length + 1)
  const [role] = [...Object.keys(edit), ...rolesOfApplications(form)]
  const taken = Object.values(states).flatMap((state) => (state.transitions ?? []).map(({ id }) => id))
  const to = names[(names.indexOf(name) + 1) % names.length]!
  const step = { id: keyOf(title, taken), title, to, by: role === undefined ? [] : [role] }
  return act(model, { name: 'change-workflow', values: { label: title } }, (edits) => {
    const json = edits.json('form.json')
    const list = below(STATES, name, 'transitions')
    if (json.get(list) === undefined) json.set(list, [step])
    else json.insert(list, transitions.length, step)
  })
}

export function removeTransition(model: StudioModel, name: string, index: number): Act {
  const { title } = workflowOf(model).states[name]!.transitions![index]!
  return act(model, { name: 'change-workflow', values: { label: title } }, (edits) => {
    edits.json('form.json').remove(below(STATES, name, 'transitions', index))
    forgetTexts(model, edits)
  })
}

/** Sets whether a role may edit the answers in a state, with the same rights as in the initial state. */
export function setEdits(model: StudioModel, name: string, role: string, on: boolean): Act {
  const { states, start } = workflowOf(model)
  const pointers = writtenForm(model).workflow!.states[start]?.edit?.[role]
  return act(model, { name: 'change-workflow', values: { label: states[name]!.title } }, (edits) => {
    const json = edits.json('form.json')
    const at = below(STATES, name, 'edit')
    if (on && pointers) {
      if (json.get(at) === undefined) json.set(at, { [role]: pointers }, { after: 'title' })
      else json.set(below(at, role), pointers)
    } else if (!on && json.get(below(at, role)) !== undefined) {
      if (Object.keys(json.get(at) as object).length === 1) json.remove(at)
      else json.remove(below(at, role))
    }
  })
}

type ChecklistItem = NonNullable<NonNullable<FormFile['review']>['checklist']>[number]

/** Sets the checklist of reviewers; without items it is removed. */
export function setChecklist(model: StudioModel, points: readonly ChecklistItem[]): Act {
  const { review } = model.bundle.form
  return act(model, { name: 'set-checklist' }, (edits) => {
    const json = edits.json('form.json')
    const others = Object.keys(review ?? {}).filter((key) => key !== 'checklist')
    if (points.length > 0) {
      if (review === undefined) json.set('/review', { checklist: points })
      else json.set('/review/checklist', points)
    } else if (review?.checklist !== undefined)
      json.remove(others.length > 0 ? '/review/checklist' : '/review')
    forgetTexts(model, edits)
  })
}

function workflowOf({ bundle }: StudioModel): Workflow {
  return bundle.form.workflow!
}
