import { useText, useValue } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { ColumnsChoice } from './columns-choice.tsx'
import { sayQuestion } from './question-say.ts'
import { nameOfRow } from './compare-rows.ts'
import { nameColumn, rowsIn, withoutEmpty } from './rows.ts'
import { referrerName } from './row-tools.tsx'
import type { TableColumn } from './use-columns.ts'
import type { RowsQuestion } from './use-taken-rows.ts'

export interface RowsQuestionProps {
  readonly question: RowsQuestion
  /** Pointer of the list. */
  readonly pointer: string
  readonly columns: readonly TableColumn[]
  /** Given if rows may be replaced. */
  readonly onReplace?: (references: boolean) => void
  readonly onAppend: (rows: RowsQuestion['added']) => void
  readonly onChoose: (column: number, key: string | undefined) => void
  /** Called with whether the first line is a header, if it names no column. */
  readonly onHead: (isHeaded: boolean) => void
  readonly onCancel: () => void
}

/** Asks whether to replace the existing rows or to append to them. */
export function RowsQuestionView({
  question,
  pointer,
  columns,
  onReplace,
  onAppend,
  onChoose,
  onHead,
  onCancel,
}: RowsQuestionProps) {
  const { language, text, locale } = useText()
  const { name, added, notes, same, alike, asIs, isNameless, isHeaded = false, referrers = [] } = question
  const isKnown = question.columns.some(({ key }) => key !== undefined)
  const count = withoutEmpty(rowsIn(useValue(pointer))).length
  const twice = new Set(same)
  const opening = () => {
    if (!isKnown) return sayQuestion('import-no-match', language, { name })
    return count > 0
      ? sayQuestion('import-question', language, { name, count: added.length, rows: count })
      : sayQuestion('import-has', language, { name, count: added.length })
  }
  const isNew = (row: RowsQuestion['added'][number]) => !twice.has(row)
  return (
    <div className="fw-question" role="group" aria-label={say('import', language)}>
      {referrers.length > 0 ? (
        <p role="alert">
          {sayQuestion('rows-referred', language, {
            by: locale.list([...new Set(referrers.map(referrerName(locale, language)))].slice(0, NAMED)),
          })}
        </p>
      ) : (
        <p role="alert">
          {opening()}
          {same.length > 0 && sayQuestion('import-same', language, { count: same.length, rows: count })}
          {alike.length > 0 &&
            sayQuestion('import-alike', language, {
              count: alike.length,
              title: text(nameColumn(columns).title),
              names: locale.list(alike.slice(0, NAMED).map((row) => nameOfRow(row, columns))),
            })}
        </p>
      )}
      {referrers.length === 0 && question.columns.length > 0 && (
        <ColumnsChoice
          key={name}
          found={question.columns}
          columns={columns}
          onChoose={onChoose}
          isNameless={isNameless}
        />
      )}
      {referrers.length === 0 && isNameless && (
        <label>
          <input type="checkbox" checked={isHeaded} onChange={({ target }) => onHead(target.checked)} />{' '}
          {sayQuestion('import-headed', language)}
        </label>
      )}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <div className="fw-actions">
        {referrers.length > 0 ? (
          <button type="button" className="fw-button" onClick={() => onReplace?.(true)}>
            {say('remove-anyway', language)}
          </button>
        ) : (
          <>
            {onReplace && count > 0 && added.length > 0 && (
              <button type="button" className="fw-button" onClick={() => onReplace(false)}>
                {sayQuestion('import-replace', language, { count: added.length })}
              </button>
            )}
            {same.length < added.length && (
              <button type="button" className="fw-button" onClick={() => onAppend(added.filter(isNew))}>
                {sayQuestion('import-append', language, {
                  count: added.length - same.length,
                  total: count + added.length - same.length,
                })}
              </button>
            )}
            {same.length > 0 && (
              <button type="button" className="fw-button" onClick={() => onAppend(added)}>
                {sayQuestion('import-append-all', language, { total: count + added.length })}
              </button>
            )}
          </>
        )}
        {asIs && referrers.length === 0 && (
          <button type="button" className="fw-link" onClick={asIs}>
            {sayQuestion('import-as-is', language)}
          </button>
        )}
        <button type="button" className="fw-link" onClick={onCancel}>
          {say('cancel', language)}
        </button>
      </div>
    </div>
  )
}

/** Maximum number of names that are listed. */
const NAMED = 8
