import { useRef, useState } from 'react'
import type { RefObject } from 'react'
import type { Change } from '@formwright/engine'
import { Snackbar } from '../elements/snackbar.tsx'
import { FileInput } from '../parts/file-input.tsx'
import { withLeftOfFiles } from '../drafts/rebased.ts'
import { lazyPart } from '../parts/lazy-part.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { useSay } from '../texts/say.ts'
import { SPREADSHEETS } from './spreadsheets.ts'
import type { FilledWorkbook } from './workbook-file.ts'

const ImportDialog = lazyPart(() =>
  import('./import-dialog.tsx').then(({ ImportDialog: component }) => component),
)

interface ImportWorkbookProps {
  readonly opened: OpenDeclaration
  /** The file input, triggered by a button elsewhere. */
  readonly input: RefObject<HTMLInputElement | null>
  readonly onJump: (pointer: string) => void
}

/** Imports a filled-in workbook after showing its changes. */
export function ImportWorkbook({ opened, input, onJump }: ImportWorkbookProps) {
  const { form, store, mayEdit, draftStore } = opened
  const say = useSay()
  const { language } = usePreferences()
  const [filled, setFilled] = useState<FilledWorkbook | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const latest = useRef(0)
  const take = async (file: File) => {
    const own = ++latest.current
    const { readFilled } = await import('./workbook-file.ts')
    const read = await readFilled(file, form, say, language, mayEdit)
    if (own !== latest.current) return
    if ('problem' in read) setProblem(read.problem)
    else setFilled(read)
  }
  const write = (changes: readonly Change[], { older, leftOfFiles }: FilledWorkbook) => {
    store.setAll(
      changes,
      // carried values are marked until they are confirmed
      older ? 'carried' : 'imported',
    )
    void draftStore.update((draft) => withLeftOfFiles(draft, leftOfFiles))
    setFilled(undefined)
    if (changes[0]) onJump(changes[0][0])
  }
  return (
    <>
      <FileInput
        ref={input}
        accept={SPREADSHEETS}
        label={say('import-workbook')}
        onFile={(file) => void take(file)}
      />
      {filled && (
        <ImportDialog
          {...filled}
          form={form}
          current={store.answers}
          mayEdit={mayEdit}
          onTake={(changes) => write(changes, filled)}
          onClose={() => setFilled(undefined)}
        />
      )}
      {problem !== undefined && <Snackbar text={problem} onClose={() => setProblem(undefined)} />}
    </>
  )
}
