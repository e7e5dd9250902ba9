import { useRef } from 'react'
import type { ListColumn } from '@formwright/definition'
import { saveFile, useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { MAX_BYTES, readTable, UnreadableTable } from './read-table.ts'

interface ImportButtonProps {
  readonly onTable: (table: readonly (readonly string[])[], name: string) => void
  readonly onProblem: (problem: string) => void
}

const PROBLEMS = { 'old-excel': 'import-old-excel', 'too-large': 'import-too-large', failed: 'import-failed' } as const

/** Reads a file of rows. */
export function ImportButton({ onTable, onProblem }: ImportButtonProps) {
  const { language } = useText()
  const input = useRef<HTMLInputElement>(null)
  const read = async (file: File) => {
    try {
      onTable(await readTable(file), file.name)
    } catch (error) {
      const { reason, message } = error instanceof UnreadableTable ? error : new UnreadableTable('failed', String(error))
      onProblem(say(PROBLEMS[reason], language, { name: file.name, detail: message, limit: `${MAX_BYTES / 1024 / 1024} MB` }))
    }
  }
  return (
    <>
      <input ref={input} type="file" hidden accept=".xlsx,.csv,.txt" onChange={(event) => {
        const file = event.target.files?.[0]
        if (file) void read(file)
        event.target.value = ''
      }} />
      <button type="button" className="fw-button" onClick={() => input.current?.click()}>{say('import', language)}</button>
    </>
  )
}

/** An empty CSV with the header of a list, in UTF-8 with a mark so that Excel and WPS read it rightly. */
export function TemplateButton({ title, columns }: { readonly title: string; readonly columns: readonly ListColumn[] }) {
  const { text, language } = useText()
  const save = () => {
    const header = columns.map((column) => `"${text(column.title).replaceAll('"', '""')}"`).join(',')
    saveFile(new Blob([`\uFEFF${header}\r\n`], { type: 'text/csv' }), `${title}.csv`)
  }
  return <button type="button" className="fw-link" onClick={save}>{say('template', language)}</button>
}
