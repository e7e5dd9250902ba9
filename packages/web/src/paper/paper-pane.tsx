import { useEffect, useMemo, useRef, useState } from 'react'
import Button from '@mui/material/Button'
import IconButton from '@mui/material/IconButton'
import { fieldsOf } from '@formwright/definition'
import { paperViews } from '@formwright/fields/paper'
import { fieldTypes } from '@formwright/fields'
import { layOut } from '@formwright/paper'
import type { PaperReport } from '@formwright/api'
import { Close } from '../elements/icons.tsx'
import { Problem } from '../api/problem.tsx'
import { useLastField } from '../declaration/last-field.ts'
import type { LastField } from '../declaration/last-field.ts'
import { useLive } from '../declaration/use-live.ts'
import { useSay } from '../texts/say.ts'
import { markField, partIn } from './mark-field.ts'
import { OverflowList } from './overflow-list.tsx'
import { paperReport, printPaper, savePaper } from './paper-files.ts'
import type { Printable } from './paper-files.ts'
import { PaperSheets } from './paper-sheets.tsx'
import './paper.css'

interface PaperPaneProps extends Printable {
  readonly part: string
  readonly field: LastField
  readonly onJump: (pointer: string) => void
  readonly onClose: () => void
}

/** The printed form beside the editor, updated while typing, with overflow warnings. */
export function PaperPane({ opened, sync, part, field, onJump, onClose }: PaperPaneProps) {
  const { form, store, mayAttach } = opened
  const say = useSay()
  const answers = useLive(store, (live) => live.answers)
  const report = useReport(opened, answers)
  const document = useMemo(
    () =>
      layOut(form.bundle, paperViews, answers, { applies: form.applies, terms: store.terms, coded: false }),
    [form, store, answers],
  )
  const [problem, setProblem] = useState<unknown>(undefined)
  const [busy, setBusy] = useState(false)
  const [box, setBox] = useState<HTMLDivElement | null>(null)
  useFollow(box, part, useLastField(field))
  const starts = useMemo(() => new Map(report?.starts.map(({ part: key, page }) => [key, page])), [report])
  const pointers = useMemo(() => signedFields(opened), [opened])
  const work = (doing: Promise<unknown>) => {
    setBusy(true)
    setProblem(undefined)
    void doing.catch(setProblem).finally(() => setBusy(false))
  }
  return (
    <aside className="paper" aria-label={say('paper')}>
      <div className="paper-bar">
        <strong>{say('paper')}</strong>
        <span className="quiet" role="status">
          {report ? say('paper-pages', { count: report.pages }) : ''}
        </span>
        <span className="bar-actions">
          <Button
            size="small"
            variant="contained"
            disabled={busy}
            onClick={() => work(savePaper({ opened, ...(sync ? { sync } : {}) }, 'pdf'))}
          >
            PDF
          </Button>
          <Button
            size="small"
            disabled={busy}
            onClick={() => work(savePaper({ opened, ...(sync ? { sync } : {}) }, 'docx'))}
          >
            Word
          </Button>
          <Button
            size="small"
            disabled={busy}
            onClick={() => work(printPaper({ opened, ...(sync ? { sync } : {}) }))}
          >
            {say('print')}
          </Button>
        </span>
        <IconButton size="small" aria-label={say('close')} title={say('close')} onClick={onClose}>
          <Close fontSize="small" />
        </IconButton>
      </div>
      <Problem error={problem} />
      {report && <OverflowList opened={opened} report={report} onJump={onJump} />}
      {pointers.some(mayAttach) && (
        <p className="paper-sign">
          {say('paper-sign')}{' '}
          <button type="button" className="fw-link" onClick={() => onJump(pointers.find(mayAttach)!)}>
            {say('paper-scan')}
          </button>
        </p>
      )}
      <div className="paper-box" ref={setBox} tabIndex={0} role="group" aria-label={say('paper')}>
        <PaperSheets document={document} starts={starts} onPick={onJump} />
      </div>
    </aside>
  )
}

/** Idle time before the server is asked for the layout, in milliseconds. */
const QUIET = 2500

/** The layout report from the server; undefined offline. */
function useReport(opened: Printable['opened'], answers: unknown): PaperReport | undefined {
  const [report, setReport] = useState<PaperReport | undefined>(undefined)
  const requested = useRef(false)
  useEffect(() => {
    let current = true
    const timer = setTimeout(
      () => {
        requested.current = true
        paperReport(opened, answers).then(
          (next) => current && setReport(next),
          () => current && setReport(undefined),
        )
      },
      requested.current ? QUIET : 0,
    )
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [opened, answers])
  return report
}

/** Scrolls to the current field, or to the start of the part. */
function useFollow(box: HTMLDivElement | null, part: string, field: string | undefined): void {
  useEffect(() => {
    if (box) partIn(box, part)?.scrollIntoView({ block: 'start' })
  }, [box, part])
  useEffect(() => {
    if (!box || field === undefined) return
    markField(box, field)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }, [box, field])
}

/** Fields with a handwritten signature or seal, for which a scan is uploaded. */
function signedFields({ form }: Printable['opened']): string[] {
  const signature = fieldTypes.find(({ paper }) => paper.includes('seal'))
  return fieldsOf(form.bundle)
    .filter((field) => signature?.accepts(field))
    .map(({ pointer }) => pointer)
}
