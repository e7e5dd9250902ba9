import { usePreferences } from '../preferences/preferences.ts'
import { joinList } from '@formwright/definition'
import type { PaperReport } from '@formwright/api'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { withOwnTexts } from '../texts/with-own-texts.ts'
import { useLabels } from '../values/labels.ts'
import { fits, ofAnswers } from './paper-files.ts'
import texts from './overflow-list.json' with { type: 'json' }

const useOwnSay = withOwnTexts(texts)

interface OverflowListProps {
  readonly opened: OpenDeclaration
  readonly report: PaperReport
  readonly onJump: (pointer: string) => void
}

/** Answers that do not fit their cells, and parts that exceed their pages (不得串页). */
export function OverflowList({ opened: { form, store }, report: whole, onJump }: OverflowListProps) {
  const say = useOwnSay()
  const { language } = usePreferences()
  const labelOf = useLabels(form, store)
  const report = ofAnswers(whole)
  if (fits(report)) return null
  return (
    <div className="paper-overflow" role="alert">
      <strong>
        {say('paper-overflow', {
          count: report.overflows.length + report.grown.length + report.missing.length,
        })}
      </strong>
      <ul>
        {report.overflows.map(({ pointer, needed, height = 0, width }) => (
          <li key={`${pointer} ${width}`}>
            <button type="button" className="fw-link" onClick={() => onJump(pointer)}>
              {labelOf(pointer)}
            </button>{' '}
            {needed === null
              ? say('paper-over-page')
              : width === undefined
                ? say('paper-over-cell', { needed: Math.ceil(needed), height })
                : say('paper-over-width', { needed: Math.ceil(needed), width: Math.floor(width) })}
          </li>
        ))}
        {report.missing.map(({ pointer, characters }) => (
          <li key={`${pointer} missing`}>
            <button type="button" className="fw-link" onClick={() => onJump(pointer)}>
              {labelOf(pointer)}
            </button>{' '}
            {say('paper-missing', { characters: joinList(characters, language) })}
          </li>
        ))}
        {report.grown.map(({ part, pages, official }) => (
          <li key={part}>
            <button type="button" className="fw-link" onClick={() => onJump(`/${part}`)}>
              {labelOf(`/${part}`)}
            </button>{' '}
            {say('paper-grown', { pages, official })}
          </li>
        ))}
      </ul>
    </div>
  )
}
