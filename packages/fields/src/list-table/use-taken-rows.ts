import { useState } from 'react'
import type { ClipboardEvent } from 'react'
import { titlesIn, UnitTable } from '@formwright/definition'
import type { FormLocale, Json, ListColumn } from '@formwright/definition'
import type { Referrer } from '@formwright/engine'
import { useFormContext, useText } from '@formwright/renderer'
import type { ReadTable } from '@formwright/sheets/table'
import { isBlock, parseBlock } from '../grid/block.ts'
import { plainLabel } from '../grid/labels.ts'
import { placeBlock } from '../grid/place-block.ts'
import { wordsFor, wordsForUnits } from '../grid/use-block-paste.ts'
import { say } from '../screen/say.ts'
import { MAX_ROWS } from '../grid/max-rows.ts'
import {
  compared,
  isMisread,
  matchRows,
  nameColumn,
  parseCell,
  rowsIn,
  trimmed,
  withoutEmpty,
} from './rows.ts'
import type { Compared, ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

interface List {
  readonly pointer: string
  readonly columns: readonly TableColumn[]
  /** The indexes of the rows that are shown. */
  readonly shown: readonly number[]
  readonly readOnly: boolean
}

/** Rows that came from a file or the clipboard while others are there: nothing happens before it is asked. */
export interface RowsQuestion extends Compared {
  readonly name: string
  readonly added: readonly ListRow[]
  /** What is to be told about them whatever becomes of them. */
  readonly notes: readonly string[]
  /** What refers to the rows that would be replaced, once that was asked for. */
  readonly referrers: readonly Referrer[]
}

/** What came of rows that were taken in, or of emptying the list, and how to take it back. */
export interface RowsTaken {
  readonly lines: readonly string[]
  readonly undo?: () => void
}

const NOTHING: RowsTaken = { lines: [] }

/** Rows from files and the clipboard, and the list emptied; each one step to undo. */
export function useTakenRows({ pointer, columns, shown, readOnly }: List) {
  const { store, form } = useFormContext()
  const { text, language, locale } = useText()
  const [question, setQuestion] = useState<RowsQuestion | undefined>(undefined)
  const [taken, setTaken] = useState<RowsTaken>(NOTHING)
  /** As they are now: who shows them need not have seen the last key. */
  const rowsNow = () => rowsIn(store.get(pointer))
  const filled = () => withoutEmpty(rowsNow())
  const titlesOf = (column: ListColumn) => titlesIn(form.bundle, column.title)

  /** Says what was done, with a way back that leaves alone what was done elsewhere since. */
  const done = (lines: readonly string[], before: readonly ListRow[]) => {
    const { revision } = store
    const undo = () => {
      if (store.revision === revision) store.undo()
      else store.set(pointer, before as Json)
      setTaken(NOTHING)
    }
    setQuestion(undefined)
    setTaken({ lines, undo })
  }
  const save = (next: readonly ListRow[], imported: boolean) =>
    store.set(pointer, next.length === 0 ? undefined : (next as Json), imported ? 'imported' : undefined)
  const refuse = (...lines: readonly string[]) => setTaken({ lines })

  const replace = (asked: RowsQuestion, references = false) => {
    const before = rowsNow()
    const referrers = store.rows.replace(pointer, asked.added as Json[], {
      references,
      ...(asked.added.length > 0 ? { origin: 'imported' } : {}),
    })
    if (referrers.length > 0) return setQuestion({ ...asked, referrers })
    const said =
      asked.added.length === 0
        ? say('list-emptied', language, { count: before.length })
        : say('replaced-rows', language, { count: asked.added.length, before: before.length })
    done([said, ...asked.notes], before)
  }
  const append = ({ added, notes }: Pick<RowsQuestion, 'added' | 'notes'>) => {
    const before = rowsNow()
    const next = [...filled(), ...added]
    const repeated = wordsForRepeated(compared(added, filled(), columns), next, columns, locale)
    if (next.length > MAX_ROWS) return refuse(say('rows-too-many', language, { limit: MAX_ROWS }))
    save(next, true)
    done([say('imported-rows', language, { count: added.length }), ...notes, ...repeated], before)
  }

  const take = (table: readonly (readonly string[])[], name: string, notices: ReadTable['notices'] = []) => {
    setQuestion(undefined)
    const matched = matchRows(table, columns, titlesOf, locale, new UnitTable(form.bundle.form))
    if (!matched)
      return refuse(
        say('import-no-match', language, {
          name,
          columns: locale.list(columns.map((column) => text(column.title))),
        }),
      )
    const added = matched.rows
    if (added.length === 0) return refuse(say('import-empty', language, { name }))
    if (added.length > MAX_ROWS) return refuse(say('import-too-many', language, { name, limit: MAX_ROWS }))
    const unused = matched.unused.filter((title) => !NUMBERINGS.has(plainLabel(title)))
    const notes = [
      ...wordsForUnits(matched.numbers, language, locale),
      ...(unused.length > 0 ? [say('import-unmatched', language, { columns: locale.list(unused) })] : []),
    ]
    const { same, alike } = compared(added, filled(), columns)
    const asked = { name, added, notes, same, alike, referrers: [] }
    // what of a file goes nowhere is told before anything is done
    if (filled().length > 0 || unused.length > 0) setQuestion(asked)
    else append(asked)
    if (notices.length > 0)
      void import('@formwright/sheets/table').then(({ explainSheet }) => {
        const said = notices.map((notice) => explainSheet(notice, language))
        setTaken((was) => ({ ...was, lines: [...was.lines, ...said] }))
      })
  }

  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const pasted = event.clipboardData.getData('text/plain')
    if (readOnly || !isBlock(pasted)) return
    event.preventDefault()
    const at = (event.target as HTMLElement).closest<HTMLElement>('[data-row][data-column]')
    // without a place it goes behind what is filled in: an empty row that was added for it is used
    const before = rowsNow()
    const kept = at ? before : trimmed(before)
    const place = at
      ? { row: Number(at.dataset.row), column: Number(at.dataset.column) }
      : { row: shown.length, column: 0 }
    const block = withoutNumbering(parseBlock(pasted), columns[place.column])
    const placed = placeBlock(
      block,
      { columns: columns.map((column) => [...titlesOf(column), text(column.title)]) },
      place,
    )
    if (placed.hasHeader && block.length > 1) return take(block, say('pasted-block', language))
    const next = [...kept]
    const changed = new Map<number, Record<string, Json>>()
    const counts = { count: 0, outside: 0, closed: 0, misread: 0 }
    const indexes = new Map<number, number>()
    for (const { row, column: number, text: written } of placed.cells) {
      const column = columns[number]
      const index = indexes.get(row) ?? shown[row] ?? next.length
      if (!column || index >= MAX_ROWS) counts.outside++
      else if (column.readOnly) counts.closed++
      else {
        indexes.set(row, index)
        const value = parseCell(written, column, locale)
        counts.count++
        if (isMisread(value, column)) counts.misread++
        if (value === undefined || value === locale.none) continue
        const target = changed.get(index) ?? { ...next[index] }
        target[column.key] = value
        changed.set(index, target)
        next[index] = target
      }
    }
    save(trimmed(next), false)
    done(wordsFor(placed, counts, language, locale), before)
  }

  const clear = () => replace({ name: '', added: [], notes: [], same: [], alike: [], referrers: [] })

  return {
    question,
    taken,
    take,
    onPaste,
    refuse,
    clear,
    replace,
    append,
    /** Nothing is asked or told any more: something else was done. */
    forget: () => {
      setQuestion(undefined)
      setTaken(NOTHING)
    },
  }
}

/** Which rows repeat others, by their numbers, so that they can be looked at. */
function wordsForRepeated(
  { same, alike }: Compared,
  rows: readonly ListRow[],
  columns: readonly TableColumn[],
  { language, text, list }: FormLocale,
): string[] {
  const numbered = (repeated: readonly ListRow[]) => {
    const some = new Set(repeated)
    return rows.flatMap((row, index) => (some.has(row) ? [String(index + 1)] : []))
  }
  const saying = (id: 'import-twice' | 'import-named-twice', numbers: readonly string[]) =>
    numbers.length === 0
      ? []
      : [
          say(id, language, {
            count: numbers.length,
            rows: list(numbers.slice(0, NAMED)),
            title: text(nameColumn(columns).title),
          }),
        ]
  return [...saying('import-twice', numbered(same)), ...saying('import-named-twice', numbered(alike))]
}

/** So many rows are told by their numbers. */
const NAMED = 8

/** Headings of a column that numbers the rows, as the table does itself. */
const NUMBERINGS = new Set(['序号', '编号', 'no', '#'])

/** A block without a first column that only numbers its rows one after another. */
function withoutNumbering(
  block: readonly (readonly string[])[],
  column: ListColumn | undefined,
): readonly (readonly string[])[] {
  const [first] = block
  if (block.length < 2 || !first || first.length < 2 || column?.type === 'number' || column?.type === 'year')
    return block
  const start = Number(first[0])
  const isNumbered =
    Number.isInteger(start) &&
    start > 0 &&
    block.every((line, index) => line[0]?.trim() === String(start + index))
  return isNumbered ? block.map((line) => line.slice(1)) : block
}
