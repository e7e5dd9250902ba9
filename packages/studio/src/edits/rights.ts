import { below, isWithin } from '@formwright/definition'
import type { FileEdits } from '../document/file-edits.ts'
import { fieldAt } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { act } from './act.ts'
import type { Act } from './act.ts'
import { grantsIn } from './other-editions.ts'

/**
 * Grants rights for a new field or part to the roles that have them for a neighbour.
 * @param beside pointers of neighbours, most suitable first; the first one with any grant is used
 */
export function shareRights(edits: FileEdits, pointer: string, beside: readonly string[]): void {
  const lists = grantsIn(edits)
  const anchor = beside.find((one) => lists.some(({ places: pointers }) => pointers.includes(one)))
  for (const { at, places: pointers } of lists) {
    if (anchor === undefined || !pointers.includes(anchor)) continue
    if (pointers.some((one) => isWithin(pointer, one))) continue
    edits.json('form.json').insert(at, pointers.indexOf(anchor) + 1, pointer)
  }
}

/** A role that may fill in a field, the states in which it may, and whether that is inherited. */
export interface Filler {
  readonly role: string
  readonly title: string
  /** Titles of the states in which the role may fill in the field. */
  readonly states: readonly string[]
  /** Granted for the whole part or group around it. */
  readonly byWhole: boolean
}

/** The roles that fill in anything of the form, and when each may fill in a field. */
export function fillersOf({ bundle }: StudioModel, pointer: string): readonly Filler[] {
  const states = Object.values(bundle.form.workflow?.states ?? {})
  const roles = new Set(states.flatMap(({ edit = {} }) => Object.keys(edit)))
  return [...roles].map((role) => {
    const granting = states.filter(({ edit }) => edit?.[role]?.some((one) => isWithin(pointer, one)))
    return {
      role,
      title: bundle.form.roles?.[role]?.title ?? role,
      states: granting.map(({ title }) => title),
      byWhole: granting.some(({ edit }) =>
        edit![role]!.some((one) => one !== pointer && isWithin(pointer, one)),
      ),
    }
  })
}

/** Sets whether a role may fill in a field, in all states where it may fill in anything. */
export function setFiller(model: StudioModel, pointer: string, role: string, on: boolean): Act {
  const label = fieldAt(model, pointer).title
  return act(model, { name: 'set-filler', values: { label } }, (edits) => {
    const json = edits.json('form.json')
    for (const { at, places: pointers, role: own } of grantsIn(edits)) {
      if (own !== role) continue
      const index = pointers.indexOf(pointer)
      if (on && !pointers.some((one) => isWithin(pointer, one))) json.insert(at, pointers.length, pointer)
      else if (!on && index >= 0) json.remove(`${at}/${index}`)
    }
  })
}

/** Sets whether a role sees private data unmasked. */
export function setSeesPrivate(model: StudioModel, role: string, on: boolean): Act {
  const label = model.bundle.form.roles?.[role]?.title ?? role
  return act(model, { name: 'set-sees-private', values: { label } }, (edits) => {
    const json = edits.json('form.json')
    const at = below('/roles', role, 'seesPrivate')
    if (on) json.set(at, true)
    else if (json.get(at) !== undefined) json.remove(at)
  })
}
