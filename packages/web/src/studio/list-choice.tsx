import { useState } from 'react'
import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { joinList } from '@formwright/definition'
import { FIELD_COLUMNS, fieldListTemplate, readFieldList } from '@formwright/studio'
import type { FieldList, ListCorrections } from '@formwright/studio'
import { saveFile } from '../drafts/exchange.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { FileChoice } from './file-choice.tsx'
import { ListHeaders } from './list-headers.tsx'
import { ListRows } from './list-rows.tsx'
import { readTableOf } from './new-form.ts'
import { useStudioSay } from './say.ts'

interface Table {
  readonly rows: readonly (readonly string[])[]
  readonly lines: readonly number[]
}

/**
 * Imports a list of fields: shows how columns and rows are interpreted, to be corrected before the form is
 * created.
 */
export function ListChoice({ onList }: { readonly onList: (list: FieldList | undefined) => void }) {
  const say = useStudioSay()
  const { language } = usePreferences()
  const [unreadable, setUnreadable] = useState<string>()
  const [table, setTable] = useState<Table>()
  const [corrections, setCorrections] = useState<ListCorrections>({})
  const list = table && readFieldList(table.rows, language, table.lines, corrections)
  const take = (read: Table | undefined, corrected: ListCorrections) => {
    setTable(read)
    setCorrections(corrected)
    onList(read && readFieldList(read.rows, language, read.lines, corrected))
  }
  const open = async (file: File) => {
    setUnreadable(undefined)
    take(undefined, {})
    try {
      take(await readTableOf(file, language), {})
    } catch (error) {
      const { explainSheet, UnreadableSheet } = await import('@formwright/sheets/table')
      if (!(error instanceof UnreadableSheet)) throw error
      setUnreadable(explainSheet(error.problem, language))
    }
  }
  const columns = new Map(fieldListTemplate(language).columns.map((name, at) => [FIELD_COLUMNS[at]!, name]))
  const doubtful = new Set(list?.remarks.filter(({ doubt }) => doubt).map(({ row }) => row))
  const doubts = [...doubtful].sort((one, other) => one - other).map(String)
  return (
    <>
      <div>
        <Button variant="outlined" onClick={() => void saveTemplate(language)}>
          {say('new-form-template-file')}
        </Button>
      </div>
      <FileChoice
        label={say('new-form-choose-list')}
        accept=".xlsx,.csv"
        onFile={(file) => void open(file)}
      />
      {unreadable !== undefined && <Alert severity="error">{unreadable}</Alert>}
      {list?.problem !== undefined && <Alert severity="error">{list.problem}</Alert>}
      {list && list.headers.length > 0 && (
        <ListHeaders
          headers={list.headers}
          columns={columns}
          onChoose={(at, column) =>
            take(table, { ...corrections, headers: new Map(corrections.headers).set(at, column) })
          }
        />
      )}
      {list && list.fields.length > 0 && (
        <>
          <Alert severity={doubts.length > 0 ? 'warning' : 'success'}>
            {say(doubts.length > 0 ? 'new-form-read-doubts' : 'new-form-read', {
              n: list.fields.length,
              rows: joinList(doubts, language),
            })}
          </Alert>
          <ListRows
            list={list}
            columns={columns}
            onCorrect={(row, column, text) =>
              take(table, {
                ...corrections,
                cells: new Map(corrections.cells).set(row, {
                  ...corrections.cells?.get(row),
                  [column]: text,
                }),
              })
            }
          />
        </>
      )}
    </>
  )
}

async function saveTemplate(language: string): Promise<void> {
  const { writeTemplate } = await import('@formwright/sheets')
  const { title, columns, rows, choices, guide } = fieldListTemplate(language)
  const shape = columns.map((column) => {
    const own = choices.get(column)
    return { title: column, width: 18, ...(own ? { choices: own } : {}) }
  })
  const workbook = await writeTemplate({ title, columns: shape }, language, { rows, guide })
  saveFile(new Blob([new Uint8Array(workbook)]), `${title}.xlsx`)
}
