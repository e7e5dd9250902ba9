import { isWithin, pointerOfPath } from '@formwright/definition'
import type { Workflow } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import type { JsonText } from '../document/json-text.ts'
import type { StudioModel } from '../model/studio-model.ts'

/**
 * Makes a field one that is signed on paper after submission: it only counts as missing then, the submitting
 * role may upload the scan in the states after submission, and the next steps of others require it.
 */
export function signLater(model: StudioModel, edits: FileEdits, pointer: string): void {
  if (!model.bundle.form.workflow) return
  const json = edits.json('form.json')
  const workflow = json.get('/workflow') as Workflow
  append(json, '/workflow/later', pointer, 'start')
  for (const [role, states] of statesAfterHandingIn(workflow.states))
    for (const state of states) {
      const at = `/workflow/states/${state}/attach`
      if (json.get(at) === undefined) json.set(at, { [role]: [pointer] }, { after: 'title' })
      else append(json, `${at}/${role}`, pointer)
      for (const index of stepsFurther(workflow.states, state, role))
        append(json, `/workflow/states/${state}/transitions/${index}/filled`, pointer, 'requires')
    }
}

/**
 * The transitions by which others process a submission further, excluding those that return it to the role or
 * undo it.
 */
function stepsFurther(states: States, state: string, role: string): number[] {
  const { transitions = [] } = states[state] ?? {}
  return [...transitions.entries()].flatMap(([index, { to, by, undoes }]) =>
    undoes || by.includes(role) || states[to]?.edit?.[role] !== undefined ? [] : [index],
  )
}

/**
 * Removes a field from the lists of fields that are filled in later; empty lists are removed, as they are not
 * allowed.
 * @param stays whether another edition has the field as well
 */
export function forgetLater(edits: FileEdits, pointer: string, stays: (path: string) => boolean): void {
  const json = edits.json('form.json')
  const workflow = json.get('/workflow') as Workflow | undefined
  if (!workflow) return
  const isGone = (one: string) => isWithin(pointerOfPath(one), pointer) && !stays(one)
  takeFrom(json, '/workflow/later', workflow.later, isGone)
  for (const [state, { attach = {}, transitions = [] }] of Object.entries(workflow.states)) {
    for (const [index, { filled }] of transitions.entries())
      takeFrom(json, `/workflow/states/${state}/transitions/${index}/filled`, filled, isGone)
    for (const [role, granted] of Object.entries(attach))
      takeFrom(json, `/workflow/states/${state}/attach/${role}`, granted, isGone)
    const at = `/workflow/states/${state}/attach`
    const left = json.get(at) as object | undefined
    if (left && Object.keys(left).length === 0) json.remove(at)
  }
}

type States = Workflow['states']

/** The roles that submit, with the states after submission in which they cannot edit. */
function statesAfterHandingIn(states: States): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { edit = {}, transitions = [] } of Object.values(states))
    for (const { to, by, undoes } of transitions)
      for (const role of by) {
        const isHandedIn = edit[role] !== undefined && states[to]?.edit?.[role] === undefined && !undoes
        const known = found.get(role) ?? []
        if (isHandedIn && !known.includes(to)) found.set(role, [...known, to])
      }
  return found
}

function append(json: JsonText, list: string, pointer: string, after?: string): void {
  const now = json.get(list) as readonly string[] | undefined
  if (now?.includes(pointer)) return
  if (now) json.insert(list, now.length, pointer)
  else json.set(list, [pointer], after === undefined ? {} : { after })
}

function takeFrom(
  json: JsonText,
  list: string,
  now: readonly string[] | undefined,
  isGone: (pointer: string) => boolean,
): void {
  const kept = now?.filter((one) => !isGone(one))
  if (!now || !kept || kept.length === now.length) return
  if (kept.length === 0) json.remove(list)
  else json.set(list, kept)
}
