import { useState } from 'react'
import { useText } from '@formwright/renderer'
import { isFilledByForm, isInDoubt } from './match-rows.ts'
import type { SourceColumn } from './match-rows.ts'
import { sayQuestion } from './question-say.ts'
import type { TableColumn } from './use-columns.ts'

interface ColumnsChoiceProps {
  /** The columns of a file or pasted block. */
  readonly found: readonly SourceColumn[]
  /** The columns of the list. */
  readonly columns: readonly TableColumn[]
  readonly onChoose: (at: number, key: string | undefined) => void
  /** None of the source columns was recognised. */
  readonly isNameless: boolean
}

/**
 * Shows which column each source column is matched to, and lets the person change it; expanded if something
 * is in doubt.
 */
export function ColumnsChoice({ found, columns, onChoose, isNameless }: ColumnsChoiceProps) {
  const { language, text } = useText()
  // stays expanded while doubts are being resolved
  const [isOpen] = useState(() => isNameless || found.some(isInDoubt))
  const offered = columns.filter((column) => !isFilledByForm(column))
  return (
    <details open={isOpen}>
      <summary>{sayQuestion('import-columns', language)}</summary>
      <ul className="fw-columns-choice">
        {found.map(({ title, samples, key, isGuess, isComputed }, at) => {
          if (title === '' && samples.length === 0) return null
          const name = title === '' ? sayQuestion('import-nameless', language, { n: at + 1 }) : title
          return (
            <li key={at}>
              <span>{name}</span>
              <span className="fw-note">{samples.join(' / ')}</span>
              {isComputed ? (
                <span className="fw-note">{sayQuestion('import-computed', language)}</span>
              ) : (
                <select
                  className="fw-input"
                  aria-label={sayQuestion('import-column', language, { title: name })}
                  value={key ?? ''}
                  onChange={({ target }) => onChoose(at, target.value === '' ? undefined : target.value)}
                >
                  <option value="">{sayQuestion('import-not-used', language)}</option>
                  {offered.map((column) => (
                    <option key={column.key} value={column.key}>
                      {text(column.title)}
                    </option>
                  ))}
                </select>
              )}
              {isGuess && <span className="fw-note">{sayQuestion('import-guess', language)}</span>}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
