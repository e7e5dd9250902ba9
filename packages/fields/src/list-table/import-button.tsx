import { useRef } from 'react'
import { languageOf, localeOf } from '@formwright/definition'
import type { ReadTable } from '@formwright/sheets/table'
import { saveFile, useFormContext, useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import type { TableColumn } from './use-columns.ts'

/** File types that can be chosen; for unreadable ones a message says how to convert them. */
const TABLES = '.xlsx,.csv,.txt,.xlsm,.xls,.et,.ods'

interface ImportButtonProps {
  readonly onTable: (table: ReadTable, name: string) => void
  readonly onProblem: (problem: string) => void
}

/** Reads a file of rows. The code for spreadsheets is loaded when it is first needed. */
export function ImportButton({ onTable, onProblem }: ImportButtonProps) {
  const { language } = useText()
  const { form } = useFormContext()
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File) => {
    const { explainSheet, readTable, UnreadableSheet } = await import('@formwright/sheets/table')
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      onTable(await readTable(bytes, languageOf(form.bundle.form)), file.name)
    } catch (error) {
      const detail = error instanceof UnreadableSheet ? explainSheet(error.problem, language) : String(error)
      onProblem(say('import-failed', language, { name: file.name, detail }))
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={TABLES}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) void read(file)
          event.target.value = ''
        }}
      />
      <button type="button" className="fw-button" onClick={() => input.current?.click()}>
        {say('import', language)}
      </button>
    </>
  )
}

/** Downloads an empty workbook with the header and drop-down lists of a list. */
export function TemplateButton({
  pointer,
  title,
  columns,
}: {
  readonly pointer: string
  readonly title: string
  readonly columns: readonly TableColumn[]
}) {
  const { language } = useText()
  const { form } = useFormContext()
  const save = async () => {
    const [{ writeTemplate }, { listSheet }] = await Promise.all([
      import('@formwright/sheets'),
      import('./list-table.sheet.ts'),
    ])
    const locale = localeOf(form.bundle)
    const bytes = await writeTemplate(listSheet(pointer, title, columns, locale), locale.language)
    saveFile(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: XLSX }), `${title}.xlsx`)
  }
  return (
    <button type="button" className="fw-link" onClick={() => void save()}>
      {say('template', language)}
    </button>
  )
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
