import { useState } from 'react'
import type { ClipboardEvent } from 'react'
import { titlesIn, UnitTable } from '@formwright/definition'
import type { Json, ListColumn } from '@formwright/definition'
import type { Referrer } from '@formwright/engine'
import { useFormContext, useText } from '@formwright/renderer'
import type { ReadTable } from '@formwright/sheets/table'
import { blockIn, isNumber } from '../grid/block.ts'
import { say } from '../screen/say.ts'
import { MAX_ROWS } from '../grid/max-rows.ts'
import type { RowsToConfirm, RowsTable } from './ask-rows.ts'
import type { ChosenColumns } from './match-rows.ts'
import { pasteIntoCells } from './paste-into-cells.ts'
import { rowsIn, trimmed, withoutEmpty } from './rows.ts'
import type { ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

interface List {
  readonly pointer: string
  readonly columns: readonly TableColumn[]
  /** The indexes of the rows that are shown. */
  readonly shown?: readonly number[]
  readonly readOnly?: boolean
  /** Further members of a new row, if rows have more than these columns. */
  readonly blank?: ListRow
}

/** Imported rows that wait for confirmation. */
export interface RowsQuestion extends RowsToConfirm {
  /** The references to the rows to be replaced, once replacing was chosen. */
  readonly referrers?: readonly Referrer[]
}

const NONE_CHOSEN: ChosenColumns = new Map()

const EMPTIED: RowsQuestion = {
  name: '',
  lines: [],
  chosen: NONE_CHOSEN,
  columns: [],
  added: [],
  notes: [],
  same: [],
  alike: [],
  isDoubtful: false,
  isNameless: false,
}

/** Maximum number of lines above the rows of a file. */
const MAX_HEADER = 10

/** The result of importing rows or emptying the list, and how to undo it. */
export interface RowsTaken {
  readonly lines: readonly string[]
  readonly undo?: () => void
}

const NOTHING: RowsTaken = { lines: [] }

/** Imports rows from files and the clipboard, and empties the list; each as one undo step. */
export function useTakenRows({ pointer, columns, shown = [], readOnly = false, blank }: List) {
  const { store, form } = useFormContext()
  const { text, language, locale } = useText()
  const [question, setQuestion] = useState<RowsQuestion | undefined>(undefined)
  const [taken, setTaken] = useState<RowsTaken>(NOTHING)
  /** The current rows, as the component may not have rendered the latest keystroke. */
  const rowsNow = () => rowsIn(store.get(pointer))
  /**
   * The rows to append to. If rows have more than these columns, such as evidence, only trailing empty rows
   * are dropped.
   */
  const filled = () => (blank ? trimmed(rowsNow()) : withoutEmpty(rowsNow()))
  const titlesOf = (column: ListColumn) => titlesIn(form.bundle, column.title)
  const into = () => ({ columns, titlesOf, locale, units: new UnitTable(form.bundle.form) })

  /**
   * Shows the result. Undo is a normal undo if nothing changed since; otherwise it only restores this list.
   */
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

  const replace = (rowsToConfirm: RowsQuestion, references = false) => {
    const before = rowsNow()
    const referrers = store.rows.replace(pointer, rowsToConfirm.added as Json[], {
      references,
      ...(rowsToConfirm.added.length > 0 ? { origin: 'imported' } : {}),
    })
    if (referrers.length > 0) return setQuestion({ ...rowsToConfirm, referrers })
    const said =
      rowsToConfirm.added.length === 0
        ? say('list-emptied', language, { count: before.length })
        : say('replaced-rows', language, { count: rowsToConfirm.added.length, before: before.length })
    done([said, ...rowsToConfirm.notes], before)
  }
  const append = async ({ added, notes }: Pick<RowsQuestion, 'added' | 'notes'>) => {
    const { appended } = await import('./ask-rows.ts')
    const before = rowsNow()
    const { rows: next, repeated } = appended(added, filled(), columns, locale, blank)
    if (next.length > MAX_ROWS) return refuse(say('rows-too-many', language, { limit: MAX_ROWS }))
    save(next, true)
    done([say('imported-rows', language, { count: added.length }), ...notes, ...repeated], before)
  }

  /** Loaded when rows are first imported, which most lists never need. */
  const askAbout = async (table: RowsTable) => {
    const { rowsToConfirm } = await import('./ask-rows.ts')
    return rowsToConfirm(table, into(), filled(), locale)
  }
  const ask = async (table: RowsTable) => setQuestion(await askAbout(table))

  const take = async (table: RowsTable, notices: ReadTable['notices'] = []) => {
    setQuestion(undefined)
    const { name } = table
    const tooMany = () => refuse(say('import-too-many', language, { name, limit: MAX_ROWS }))
    if (table.lines.length > MAX_ROWS + MAX_HEADER) return tooMany()
    const about = await askAbout(table)
    const isKnown = about.columns.some(({ key }) => key !== undefined)
    if (about.added.length > MAX_ROWS) return tooMany()
    if (about.added.length === 0 && (isKnown || !about.isDoubtful))
      return refuse(say('import-empty', language, { name }))
    // ask first if rows exist already, or if a column is unused or its match is in doubt
    if (filled().length > 0 || about.isDoubtful) setQuestion(about)
    else await append(about)
    if (notices.length === 0) return
    const { explainSheet } = await import('@formwright/sheets/table')
    const said = notices.map((notice) => explainSheet(notice, language))
    setTaken((was) => ({ ...was, lines: [...was.lines, ...said] }))
  }

  function onPaste(event: ClipboardEvent<HTMLElement>) {
    const block = readOnly ? undefined : blockIn(event.clipboardData.getData('text/plain'))
    if (!block) return
    event.preventDefault()
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-row][data-column]')
    const at = cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined
    const names = columns.map((column) => [...titlesOf(column), text(column.title)])
    const intoCells = () =>
      pasteIntoCells(block, { value: store.get(pointer), at, columns, names, shown, locale })
    const { revision } = store
    const read = intoCells()
    const put = () => {
      const { rows, aligned, counts } = store.revision === revision ? read : intoCells()
      const before = rowsNow()
      save(rows, false)
      done([], before)
      void import('../grid/paste-summary.ts').then(({ wordsFor }) =>
        setTaken((was) => ({ ...was, lines: wordsFor(aligned, counts, language, locale) })),
      )
    }
    const table = { name: say('pasted-block', language), lines: block, chosen: NONE_CHOSEN }
    if (read.aligned.hasHeader && block.length > 1) void take(table)
    else if (block.length < 2 || block[0]!.some(isNumber)) put()
    else
      void import('./ask-rows.ts')
        .then(({ isHeading }) => isHeading(block[0]!, into()))
        // if the question cannot be loaded, for example offline, paste without asking
        .catch(() => false)
        .then((isConfirmed) => (isConfirmed ? ask({ ...table, asIs: put }) : put()))
  }

  const clear = () => replace(EMPTIED)

  return {
    question,
    taken,
    take: (lines: RowsTable['lines'], name: string, notices?: ReadTable['notices']) =>
      void take({ name, lines, chosen: NONE_CHOSEN }, notices),
    /** Matches a column of the waiting rows to another column of the list, or to none. */
    choose: (at: number, key: string | undefined) =>
      question && void ask({ ...question, chosen: chosenAlso(question.chosen, at, key) }),
    /** Sets whether the first line of the waiting rows is a header. */
    head: (isHeaded: boolean) => question && void ask({ ...question, isHeaded }),
    onPaste,
    refuse,
    clear,
    replace,
    append: (rows: Pick<RowsQuestion, 'added' | 'notes'>) => void append(rows),
    /** Discards question and result because something else was done. */
    forget: () => {
      setQuestion(undefined)
      setTaken(NOTHING)
    },
  }
}

/** Adds a choice; a column chosen elsewhere before is released there. */
function chosenAlso(chosen: ChosenColumns, at: number, key: string | undefined): ChosenColumns {
  const others = [...chosen].filter(([, other]) => key === undefined || other !== key)
  return new Map([...others, [at, key]])
}
