import { useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { followRow } from './follow-row.ts'
import type { RowActions } from './use-rows.ts'
import { LABEL_SEPARATOR, showLabel } from '@formwright/definition'
import type { FormLocale, Language } from '@formwright/definition'
import type { Referrer } from '@formwright/engine'

export interface RowToolsProps {
  readonly actions: Pick<RowActions, 'count' | 'move' | 'duplicate' | 'remove'>
  readonly index: number
  /** Index of the first row. */
  readonly first?: number
  /** The name of the row, for screen readers. */
  readonly name: string
  /** In a table row there is only room for icons. */
  readonly compact?: boolean
}

/** Buttons to move, duplicate and delete a row. */
export function RowTools({ actions, index, first = 0, name, compact = false }: RowToolsProps) {
  const { language } = useText()
  const { count, move, duplicate, remove } = actions
  const moveTo = (to: number, button: HTMLElement) => {
    move(index, to)
    followRow(button, to)
  }
  const tools = [
    ['up', '↑', (button: HTMLElement) => moveTo(index - 1, button), index === first],
    ['down', '↓', (button: HTMLElement) => moveTo(index + 1, button), index === count - 1],
    ['duplicate', compact ? '+' : say('duplicate', language), () => duplicate(index), false],
    ['remove', compact ? '×' : say('remove', language), () => remove(index), false],
  ] as const
  return (
    <span className="fw-row-tools">
      {tools.map(([tool, mark, act, disabled]) => {
        const label = say(`${tool}-row-named`, language, { name })
        return (
          <button
            key={tool}
            type="button"
            className="fw-tool"
            aria-label={label}
            title={label}
            disabled={disabled}
            data-tool={tool}
            onClick={({ currentTarget }) => act(currentTarget)}
          >
            <span aria-hidden="true">{mark}</span>
          </button>
        )
      })}
    </span>
  )
}

/**
 * The notice about a deletion: it can be undone or, if fields refer to the row, has to be confirmed. It is
 * shown where the row was.
 */
export function RemovalNotice({
  removal,
  undo,
  removeWithReferences,
}: Pick<RowActions, 'removal' | 'undo' | 'removeWithReferences'>) {
  const { language, locale } = useText()
  const referrers = removal?.referrers ?? []
  return (
    <span role="status" className="fw-note">
      {removal && referrers.length === 0 && (
        <>
          {say('row-removed', language, { n: removal.index + 1 })}{' '}
          <button type="button" className="fw-link" onClick={undo}>
            {say('undo', language)}
          </button>
        </>
      )}
      {removal && referrers.length > 0 && (
        <>
          {say('row-referred', language, {
            n: removal.index + 1,
            by: locale.list([...new Set(referrers.map(referrerName(locale, language)))]),
          })}{' '}
          <button type="button" className="fw-link" onClick={removeWithReferences}>
            {say('remove-anyway', language)}
          </button>
        </>
      )}
    </span>
  )
}

/**
 * Names a field that refers to a row, with the rows around it: “RD01 智能装配：知识产权编号”; with the number of filled
 * cells if it has a member for the row.
 */
export function referrerName(
  { text, word }: Pick<FormLocale, 'text' | 'word'>,
  language: Language,
): (referrer: Referrer) => string {
  return ({ label, rows, cells }) => {
    const around = rows.map((row) => row.name).filter((part) => part !== '')
    const own = text(label)
    const name =
      around.length === 0
        ? own
        : word('label-and-value', { label: showLabel(around.join(LABEL_SEPARATOR), language), value: own })
    return cells === undefined ? name : say('referrer-cells', language, { name, count: cells })
  }
}
