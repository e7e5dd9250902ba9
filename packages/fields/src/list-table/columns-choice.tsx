import { useState } from 'react'
import { useText } from '@formwright/renderer'
import { isFilledByForm, isInDoubt } from './match-rows.ts'
import type { SourceColumn } from './match-rows.ts'
import { sayQuestion } from './question-say.ts'
import type { TableColumn } from './use-columns.ts'

interface ColumnsChoiceProps {
  /** The columns of a file or of what was pasted. */
  readonly found: readonly SourceColumn[]
  /** Those of the list. */
  readonly columns: readonly TableColumn[]
  readonly onChoose: (at: number, key: string | undefined) => void
  /** None of them is known. */
  readonly isNameless: boolean
}

/** What each column of a file is taken for, to be chosen by hand; open where something is in doubt. */
export function ColumnsChoice({ found, columns, onChoose, isNameless }: ColumnsChoiceProps) {
  const { language, text } = useText()
  // what was in doubt stays in sight while it is chosen
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
