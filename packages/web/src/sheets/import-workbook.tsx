import { lazy, Suspense, useRef, useState } from 'react'
import type { RefObject } from 'react'
import Alert from '@mui/material/Alert'
import Snackbar from '@mui/material/Snackbar'
import type { ImportedWorkbook } from '@formwright/sheets'
import { usePreferences } from '../app/preferences.ts'
import type { Opened } from '../editor/opened.ts'
import { useSay } from '../texts/say.ts'

const ImportDialog = lazy(() => import('./import-dialog.tsx').then(({ ImportDialog: component }) => ({ default: component })))

/** What may be chosen; of what cannot be read it is said how to save it. */
const SPREADSHEETS = '.xlsx,.xlsm,.xls,.et,.ods'

interface ImportWorkbookProps {
  readonly opened: Opened
  /** The button that asks for a file is elsewhere; it clicks this. */
  readonly input: RefObject<HTMLInputElement | null>
  readonly onJump: (pointer: string) => void
}

/** Takes a filled-in workbook and shows what it would change. What reads spreadsheets comes when it is first needed. */
export function ImportWorkbook({ opened, input, onJump }: ImportWorkbookProps) {
  const say = useSay()
  const { language } = usePreferences()
  const [read, setRead] = useState<{ readonly name: string; readonly imported: ImportedWorkbook } | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const latest = useRef(0)
  const take = async (file: File) => {
    const own = ++latest.current
    const [{ explainSheet, readWorkbook, UnreadableSheet }, { sheetFaces }] = await Promise.all([import('@formwright/sheets'), import('@formwright/fields/sheets')])
    try {
      const imported = await readWorkbook(new Uint8Array(await file.arrayBuffer()), opened.form.bundle, sheetFaces)
      if (own === latest.current) setRead({ name: file.name, imported })
    } catch (error) {
      setProblem(say('import-bad', { name: file.name, detail: error instanceof UnreadableSheet ? explainSheet(error.problem, language) : String(error) }))
    }
  }
  return (
    <>
      <input ref={input} type="file" hidden accept={SPREADSHEETS} data-import="workbook" onChange={(event) => {
        const file = event.target.files?.[0]
        if (file) void take(file)
        event.target.value = ''
      }} />
      {read && <Suspense><ImportDialog opened={opened} {...read} onJump={onJump} onClose={() => setRead(undefined)} /></Suspense>}
      <Snackbar open={problem !== undefined} onClose={() => setProblem(undefined)}><Alert severity="error" onClose={() => setProblem(undefined)}>{problem}</Alert></Snackbar>
    </>
  )
}
