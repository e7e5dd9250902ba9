import { useCallback, useRef, useSyncExternalStore } from 'react'
import { isWithin } from '@formwright/definition'
import type { Finding } from '@formwright/engine'
import { useFormContext } from '@formwright/renderer'

const NONE: readonly Finding[] = []

export type ByRow = ReadonlyMap<number, readonly Finding[]>

/** The findings inside the rows of a list, by row. */
export function useRowFindings(pointer: string): ByRow {
  const { store } = useFormContext()
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(pointer, listener),
    [store, pointer],
  )
  const last = useRef<{ readonly from: readonly Finding[]; readonly rows: ByRow } | undefined>(undefined)
  const read = () => {
    // rows are shown before the answers are assessed
    const from = store.isAssessed ? store.findings() : NONE
    if (last.current?.from === from) return last.current.rows
    const rows = byRow(from, pointer)
    if (last.current && same(last.current.rows, rows)) last.current = { from, rows: last.current.rows }
    else last.current = { from, rows }
    return last.current.rows
  }
  return useSyncExternalStore(subscribe, read, read)
}

/**
 * Hides findings about empty cells of the row that is being edited, as they may be filled in next.
 * @param at index of that row
 */
export function shownInRows(findings: ByRow, at: number | undefined): ByRow {
  const own = at === undefined ? undefined : findings.get(at)
  if (at === undefined || !own?.some(isEmptiness)) return findings
  return new Map([...findings, [at, own.filter((finding) => !isEmptiness(finding))]])
}

const isEmptiness = ({ code }: Finding): boolean => code === 'required'

function byRow(findings: readonly Finding[], pointer: string): ByRow {
  const rows = new Map<number, Finding[]>()
  for (const finding of findings) {
    if (!isWithin(finding.pointer, pointer) || finding.pointer === pointer) continue
    const index = Number(finding.pointer.slice(pointer.length + 1).split('/')[0])
    rows.set(index, [...(rows.get(index) ?? []), finding])
  }
  return rows
}

function same(one: ByRow, other: ByRow): boolean {
  return (
    one.size === other.size &&
    [...one].every(([index, findings]) => {
      const others = other.get(index)
      return others?.length === findings.length && findings.every((finding, at) => finding === others[at])
    })
  )
}
