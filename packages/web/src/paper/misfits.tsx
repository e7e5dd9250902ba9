import { fieldsOf, isWithin, officialLabel } from '@formwright/definition'
import { translate } from '@formwright/renderer'
import type { PaperReport } from '@formwright/server/api'
import { usePreferences } from '../app/preferences.ts'
import type { Opened } from '../editor/opened.ts'
import { useSay } from '../texts/say.ts'
import { fits } from './paper-files.ts'

interface MisfitsProps {
  readonly opened: Opened
  readonly report: PaperReport
  readonly onJump: (pointer: string) => void
}

/** What does not fit the official form: answers too high or too wide for their cells, and parts that run over their pages (不得串页). */
export function Misfits({ opened: { form }, report, onJump }: MisfitsProps) {
  const say = useSay()
  const { language } = usePreferences()
  if (fits(report)) return null
  const { bundle } = form
  const fields = fieldsOf(bundle)
  const labelOf = (pointer: string) => {
    const field = fields.find((candidate) => isWithin(pointer, candidate.pointer))
    return field ? translate(form, language, officialLabel(field, pointer)) : pointer
  }
  return (
    <div className="paper-misfits" role="alert">
      <strong>{say('paper-misfits', { count: report.overflows.length + report.grown.length })}</strong>
      <ul>
        {report.overflows.map(({ pointer, needed, height = 0, width }) => (
          <li key={`${pointer} ${width}`}>
            <button type="button" className="fw-link" onClick={() => onJump(pointer)}>{labelOf(pointer)}</button>{' '}
            {needed === null ? say('paper-over-page') : width === undefined ? say('paper-over-cell', { needed: Math.ceil(needed), height }) : say('paper-over-width', { needed: Math.ceil(needed), width: Math.floor(width) })}
          </li>
        ))}
        {report.grown.map(({ part, pages, official }) => (
          <li key={part}>
            <button type="button" className="fw-link" onClick={() => onJump(`/${part}`)}>{translate(form, language, bundle.parts.find(({ key }) => key === part)?.title ?? part)}</button>{' '}
            {say('paper-grown', { pages, official })}
          </li>
        ))}
      </ul>
    </div>
  )
}
