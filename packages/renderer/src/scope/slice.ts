import { useCallback, useRef, useSyncExternalStore } from 'react'
import type { FieldError, Source } from '../source/source.ts'
import { subscribeAll } from '../source/subscribe-all.ts'
import type { Reads } from './reads.ts'

/** The part of the state that an element reads, and the document at that moment. */
export interface Slice {
  readonly data: unknown
  readonly values: readonly unknown[]
  readonly errors: readonly FieldError[]
  readonly state: 'open' | 'read-only' | 'hidden'
}

const NO_ERRORS: readonly FieldError[] = []

/** The slice that an element reads; keeps its identity until something in it changes. */
export function useSlice(source: Source, reads: Reads): Slice {
  const last = useRef<Slice | undefined>(undefined)
  const subscribe = useCallback(
    (listener: () => void) => subscribeAll(source, pointersOf(reads), listener),
    [source, reads],
  )
  const read = () => {
    const next: Slice = {
      data: source.data,
      values: pointersOf(reads).map((pointer) => source.get(pointer)),
      errors: reads.own === undefined ? NO_ERRORS : source.errors(reads.own),
      state: (reads.own === undefined ? undefined : source.state?.(reads.own)) ?? 'open',
    }
    const same =
      last.current &&
      alike(last.current.values, next.values) &&
      alike(last.current.errors, next.errors) &&
      last.current.state === next.state
    return same ? last.current! : (last.current = next)
  }
  return useSyncExternalStore(subscribe, read, read)
}

function pointersOf({ own, others }: Reads): readonly string[] {
  return own === undefined ? others : [own, ...others]
}

function alike(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((entry, index) => Object.is(entry, other[index]))
}
