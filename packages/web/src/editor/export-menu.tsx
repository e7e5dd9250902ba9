import { useState } from 'react'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { namedEdition } from '@formwright/definition'
import { titleOf } from '@formwright/engine'
import type { PaperReport } from '@formwright/api'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import type { Sync } from '../drafts/sync.ts'
import { lazyPart } from '../parts/lazy-part.tsx'
import { useArchive } from '../parts/use-archive.tsx'
import { useSay } from '../texts/say.ts'

const BeforePrinting = lazyPart(() =>
  import('../paper/before-printing.tsx').then(({ BeforePrinting: component }) => component),
)

export interface ExportMenuProps {
  readonly opened: OpenDeclaration
  readonly title: string
  readonly sync?: Sync
  readonly onJump: (pointer: string) => void
  /** Asks for a filled-in workbook. */
  readonly onImport: () => void
  /** The menu's anchor. */
  readonly anchor: HTMLElement | null
  readonly onClose: () => void
}

/** A requested print that does not fit. */
interface OverflowingExport {
  readonly report: PaperReport
  readonly format: 'pdf' | 'docx'
}

/** Exports the declaration as print, workbook or data, and imports workbooks. */
export function ExportMenu({ opened, title, sync, onJump, onImport, anchor, onClose }: ExportMenuProps) {
  const say = useSay()
  const {
    store,
    form: { bundle },
  } = opened
  const [checked, setChecked] = useState<OverflowingExport | undefined>(undefined)
  const named = titleOf(bundle, store.shown)
  const name = named ? `${title}-${named}` : title
  const archive = useArchive(name)
  const { setProblem } = archive
  const close = (action?: () => Promise<void> | undefined) => () => {
    onClose()
    void action?.()?.catch(setProblem)
  }
  const printable = { opened, ...(sync ? { sync } : {}) }
  const paper = (format: 'pdf' | 'docx') =>
    close(async () => {
      const { overflowReportOf, savePaper } = await import('../paper/paper-files.ts')
      const report = await overflowReportOf(printable)
      if (report) setChecked({ report, format })
      else await savePaper(printable, format)
    })
  const goOn = ({ format }: OverflowingExport) => {
    setChecked(undefined)
    void import('../paper/paper-files.ts')
      .then(({ savePaper }) => savePaper(printable, format))
      .catch(setProblem)
  }
  const data = close(async () => {
    const { answersFile, saveFile } = await import('../drafts/exchange.ts')
    saveFile(answersFile(store.answers, namedEdition(bundle), store.printed), `${name}.json`)
  })
  const dataAndEvidence = close(async () => {
    const { archiveFile, evidenceOf } = await import('../drafts/exchange.ts')
    await archive.save(
      await archiveFile(store.answers, namedEdition(bundle), bundle, evidenceOf(opened.draft), store.printed),
    )
  })
  return (
    <>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close()}>
        <MenuItem onClick={paper('pdf')}>{say('export-pdf')}</MenuItem>
        <MenuItem onClick={paper('docx')}>{say('export-docx')}</MenuItem>
        <MenuItem onClick={close(async () => (await import('../paper/paper-files.ts')).saveWorkbook(opened))}>
          {say('export-workbook')}
        </MenuItem>
        <MenuItem divider onClick={close(async () => onImport())}>
          {say('import-workbook')}
        </MenuItem>
        <MenuItem onClick={data}>{say('export-answers')}</MenuItem>
        <MenuItem onClick={dataAndEvidence}>{say('export-all')}</MenuItem>
      </Menu>
      {checked && (
        <BeforePrinting
          opened={opened}
          report={checked.report}
          onJump={onJump}
          onGoOn={() => goOn(checked)}
          onClose={() => setChecked(undefined)}
        />
      )}
      {archive.said}
    </>
  )
}
