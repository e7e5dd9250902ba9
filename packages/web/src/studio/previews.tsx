import { useEffect, useMemo, useRef, useState } from 'react'
import Button from '@mui/material/Button'
import { PAPER_FORMATS } from '@formwright/api'
import type { PaperFormat } from '@formwright/api'
import type { FormBundle } from '@formwright/definition'
import { uncheckedForm } from '@formwright/engine'
import { paperViews } from '@formwright/fields/paper'
import { layOut } from '@formwright/paper'
import type { ShownSheet } from '@formwright/sheets'
import type { Preview, PreviewProps } from '@formwright/studio/screen'
import { callForFile } from '../api/api.ts'
import { Problem } from '../api/problem.tsx'
import { saveFile } from '../drafts/exchange.ts'
import { FORMAT_NAMES } from '../paper/formats.ts'
import { PaperSheets } from '../paper/paper-sheets.tsx'
import '../paper/paper.css'
import { useStudioSay } from './say.ts'

/** Previews of a draft as print and workbook. */
export function previewsOf(draft: string, say: ReturnType<typeof useStudioSay>): readonly Preview[] {
  return [
    {
      name: 'paper',
      title: say('preview-paper'),
      Show: ({ bundle, answers, part }: PreviewProps) => (
        <Paper draft={draft} bundle={bundle} answers={answers} part={part} />
      ),
    },
    { name: 'workbook', title: say('preview-workbook'), Show: Workbook },
  ]
}

/** The printed pages of the current part, and downloads of the whole form. */
function Paper({ draft, bundle, answers, part }: PreviewProps & { readonly draft: string }) {
  const say = useStudioSay()
  const [problem, setProblem] = useState<unknown>()
  const document = useMemo(() => {
    const whole = layOut(bundle, paperViews, answers, { applies: uncheckedForm(bundle).applies })
    return { ...whole, parts: whole.parts.filter(({ key }) => key === part) }
  }, [bundle, answers, part])
  const save = async (format: PaperFormat) => {
    setProblem(undefined)
    const body = answers === undefined ? {} : { answers: answers as Record<string, unknown> }
    const params = { id: draft, format }
    try {
      const file = await callForFile('POST /definitions/drafts/:id/paper/:format', { params, body })
      saveFile(file, `${bundle.form.title}.${format}`)
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <div className="st-preview-paper">
      <p>
        {say('preview-whole')}{' '}
        {PAPER_FORMATS.map((format) => (
          <Button key={format} size="small" onClick={() => void save(format)}>
            {FORMAT_NAMES[format]}
          </Button>
        ))}
      </p>
      <Problem error={problem} />
      <PaperSheets document={document} />
    </div>
  )
}

/** The sheets of the offline workbook; scrolls to the current part. */
function Workbook({ bundle, answers, part }: PreviewProps) {
  const sheets = useSheets(bundle, answers)
  const own = useRef<HTMLElement>(null)
  const title = bundle.parts.find(({ key }) => key === part)?.title
  const isShown = sheets.length > 0
  useEffect(() => {
    if (isShown) own.current?.scrollIntoView({ block: 'start' })
  }, [isShown, part])
  return sheets.map((sheet) => (
    <section key={sheet.name} aria-label={sheet.name} ref={sheet.name === title ? own : undefined}>
      <h2>{sheet.name}</h2>
      <table className="st-preview-table">
        <tbody>
          {sheet.rows.map((row, y) => (
            <tr key={y}>
              {row.map((text, x) => (
                <td key={x}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ))
}

function useSheets(bundle: FormBundle, answers: unknown): readonly ShownSheet[] {
  const [sheets, setSheets] = useState<readonly ShownSheet[]>([])
  useEffect(() => {
    let current = true
    const read = async () => {
      const [{ showWorkbook }, { sheetViews }] = await Promise.all([
        import('@formwright/sheets'),
        import('@formwright/fields/sheets'),
      ])
      const { applies } = uncheckedForm(bundle)
      if (current) setSheets(showWorkbook(bundle, sheetViews, answers, { applies }))
    }
    void read()
    return () => {
      current = false
    }
  }, [bundle, answers])
  return sheets
}
