import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from 'react'
import type { Json } from '@formwright/definition'
import type { CellState, Finding, FormStore, Origin } from '@formwright/engine'
import { subscribeAll } from '../source/subscribe-all.ts'
import { useFormContext } from './form-context.ts'

/** The state of one cell: value, findings, conditions, and the origin of the value. */
export interface CellView extends CellState {
  readonly value: unknown
  readonly findings: readonly Finding[]
  readonly origin: Origin | undefined
  /** The result of the edition's formula, whether or not the cell is filled in. */
  readonly computed: Json | undefined
}

/**
 * Set around the members of the branch that is shown. Before anything is filled in, the answers may not
 * select the branch yet; its members are shown nevertheless, and required as they would be then.
 */
export const ShownBranch = createContext<{
  readonly isPicked: boolean
  readonly required?: string | undefined
}>({
  isPicked: false,
})

/** Subscribes to a cell; the component only renders again when something about this cell changes. */
export function useCell(pointer: string): CellView {
  const { store } = useFormContext()
  const { isPicked, required } = useContext(ShownBranch)
  return useLiveAt(
    [pointer],
    () => {
      const view = viewOf(store, pointer)
      return {
        ...view,
        visible: view.visible || isPicked,
        required: view.required || required === pointer,
      }
    },
    sameView,
  )
}

/** Subscribes to the value at a pointer only. */
export function useValue(pointer: string): unknown {
  const { store } = useFormContext()
  return useLiveAt([pointer], () => store.get(pointer), Object.is)
}

/** Subscribes to the findings at exactly these pointers. */
export function useFindings(pointers: readonly string[]): readonly Finding[] {
  const { store } = useFormContext()
  return useLiveAt(pointers, () => pointers.flatMap((pointer) => findingsAt(store, pointer)), sameList)
}

/** Those of the pointers whose value was carried over and has not been confirmed. */
export function useCarried(pointers: readonly string[]): readonly string[] {
  const { store } = useFormContext()
  return useLiveAt(
    pointers,
    () => pointers.filter((pointer) => store.originOf(pointer) === 'carried'),
    sameList,
  )
}

/**
 * Subscribes to something derived from the answers at these pointers; evaluated again when one of them
 * changes. The result keeps its identity as long as `same` says so.
 */
export function useLiveAt<T>(
  pointers: readonly string[],
  look: () => T,
  same: (one: T, other: T) => boolean,
): T {
  const { store } = useFormContext()
  const key = JSON.stringify(pointers)
  const subscribe = useCallback(
    (listener: () => void) => subscribeAll(store, JSON.parse(key) as string[], listener),
    [store, key],
  )
  const last = useRef<{ readonly key: string; readonly store: FormStore; readonly view: T } | undefined>(
    undefined,
  )
  const read = () => {
    const next = look()
    const known = last.current
    if (known && known.key === key && known.store === store && same(known.view, next)) return known.view
    last.current = { key, store, view: next }
    return next
  }
  return useSyncExternalStore(subscribe, read, read)
}

const NONE: readonly Finding[] = []

/** Empty until the answers are assessed, which `FormView` does after the page is shown. */
function findingsAt(store: FormStore, pointer: string): readonly Finding[] {
  return store.isAssessed ? store.findingsAt(pointer) : NONE
}

function viewOf(store: FormStore, pointer: string): CellView {
  return {
    ...store.state(pointer),
    value: store.get(pointer),
    findings: findingsAt(store, pointer),
    origin: store.originOf(pointer),
    computed: store.computedAt(pointer),
  }
}

function sameView(one: CellView, other: CellView): boolean {
  return (
    Object.is(one.value, other.value) &&
    sameList(one.findings, other.findings) &&
    one.origin === other.origin &&
    Object.is(one.computed, other.computed) &&
    one.visible === other.visible &&
    one.required === other.required &&
    one.enabled === other.enabled
  )
}

function sameList<T>(one: readonly T[], other: readonly T[]): boolean {
  return one === other || (one.length === other.length && one.every((entry, index) => entry === other[index]))
}
