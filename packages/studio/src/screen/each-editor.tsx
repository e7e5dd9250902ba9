import { unfinishedKey } from '../document/unfinished.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { SentenceInput } from './sentence-input.tsx'
import { useNames, useStudio } from './use-studio.ts'

type Each = NonNullable<WrittenRule['each']>
/** Variable → what it iterates over. */
type Row = Readonly<Record<string, string | readonly string[]>>

/**
 * Edits what a rule is repeated for: each variable with the years, rows or fields that it iterates over, or
 * explicit combinations.
 */
export function EachEditor({
  rule,
  each,
  onChange,
}: {
  /** The rule's id. */
  readonly rule: string
  readonly each: Each | undefined
  readonly onChange: (each: Each | undefined) => void
}) {
  const { say } = useStudio()
  const names = useNames()
  if (each === undefined)
    return (
      <button
        type="button"
        className="st-button"
        onClick={() => onChange(names.years[0] ? { year: names.years[0].code } : { row: '' })}
      >
        + {say('rule-each-add')}
      </button>
    )
  const rows: readonly Row[] = isWrittenOut(each) ? each : [each]
  const write = (next: readonly Row[]) => {
    if (!isWrittenOut(each)) onChange(next[0] as Each)
    else onChange(next.length === 0 ? undefined : (next as Each))
  }
  return (
    <fieldset className="st-list">
      <legend>{say('rule-each')}</legend>
      {rows.map((row, index) => (
        <div key={index} className={isWrittenOut(each) ? 'st-each-row' : undefined}>
          {Object.entries(row).map(([variable, value]) => (
            <SentenceInput
              key={variable}
              draftKey={unfinishedKey(
                rule,
                isWrittenOut(each) ? `each/${index}/${variable}` : `each/${variable}`,
              )}
              label={say('rule-each-of', { name: names.ownWords(variable) })}
              value={inOne(value)}
              kept={(text) => inOne(entriesOf(text, Array.isArray(value)))}
              onChange={(text) =>
                write(
                  rows.map((otherRow, at) =>
                    at === index
                      ? { ...otherRow, [variable]: entriesOf(text, Array.isArray(value)) }
                      : otherRow,
                  ),
                )
              }
            />
          ))}
          {isWrittenOut(each) && (
            <button
              type="button"
              className="st-button"
              onClick={() => write(rows.filter((_, at) => at !== index))}
            >
              {say('rule-each-row-remove')}
            </button>
          )}
        </div>
      ))}
      <div className="st-actions">
        {isWrittenOut(each) && (
          <button type="button" className="st-button" onClick={() => write([...rows, rows.at(-1)!])}>
            + {say('rule-each-row-add')}
          </button>
        )}
        <button type="button" className="st-button" onClick={() => onChange(undefined)}>
          {say('rule-each-remove')}
        </button>
      </div>
    </fieldset>
  )
}

function isWrittenOut(each: Each): each is readonly Readonly<Record<string, string>>[] {
  return Array.isArray(each)
}

function inOne(value: string | readonly string[]): string {
  return [value].flat().join(', ')
}

/** Splits a text at commas outside of quotes and brackets; a single entry is not made a list. */
function entriesOf(text: string, wasList: boolean): string | readonly string[] {
  const entries = text.match(/(?:'[^']*'|"[^"]*"|\([^)]*\)|\[[^\]]*\]|[^,])+/g) ?? ['']
  return entries.length === 1 && !wasList ? text : entries.map((entry) => entry.trim())
}
