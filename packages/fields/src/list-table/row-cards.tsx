import { memo, useCallback, useState } from 'react'
import type { FormNode, UiElement } from '@formwright/definition'
import { useFormContext, useText, useValue } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { RowBody } from './row-body.tsx'
import { rowPointer } from './row-locator.ts'
import { rowTitle } from './row-title.ts'
import { RowsFoot } from './rows-foot.tsx'
import { RemovalNotice, RowTools } from './row-tools.tsx'
import { useRows } from './use-rows.ts'
import type { RowActions } from './use-rows.ts'

export interface RowsProps {
  readonly pointer: string
  /** The node of the list; its only child is the row. */
  readonly node: FormNode
  readonly readOnly: boolean
  readonly detail: UiElement | undefined
  readonly titlePath: string | undefined
  /** Number of items before the rows, such as the positions of a tuple. */
  readonly after?: number
}

/** Up to this many rows, all cards are expanded. */
const ALL_OPEN = 6

/** Rows as cards, one below the other. */
export function RowCards({ pointer, node, readOnly, detail, titlePath, after = 0 }: RowsProps) {
  const { locator } = useFormContext()
  const { language } = useText()
  const focus = useCallback(
    (index: number, isMoved = false) => {
      const at = index < 0 ? pointer : rowPointer(pointer, index)
      if (!isMoved) requestAnimationFrame(() => locator.focus(at))
    },
    [locator, pointer],
  )
  const actions = useRows(pointer, node, focus)
  const row = node.children.find((child) => child.repeated)
  const { removal } = actions
  const noticeAt = removal && Math.min(removal.index, actions.count - 1)
  const indexes = Array.from({ length: Math.max(0, actions.count - after) }, (_, at) => at + after)
  if (!row) return null
  return (
    <div className="fw-cards">
      {indexes.length === 0 && <p className="fw-note">{say('no-cards', language)}</p>}
      <ol className="fw-cards-list">
        {indexes.map((index) => (
          <RowCard
            key={index}
            node={row}
            pointer={rowPointer(pointer, index)}
            index={index}
            readOnly={readOnly}
            detail={detail}
            titlePath={titlePath}
            after={after}
            actions={actions}
            open={actions.count <= ALL_OPEN}
            notice={index === noticeAt}
          />
        ))}
      </ol>
      {removal && indexes.length === 0 && <RemovalNotice {...actions} />}
      {!readOnly && <RowsFoot pointer={pointer} node={node} actions={actions} />}
    </div>
  )
}

interface RowCardProps extends RowsProps {
  readonly index: number
  readonly actions: RowActions
  readonly open: boolean
  /** The notice about the last deletion is shown here. */
  readonly notice: boolean
}

const RowCard = memo(
  function RowCard({
    node,
    pointer,
    index,
    readOnly,
    detail,
    titlePath,
    actions,
    open,
    notice,
    after = 0,
  }: RowCardProps) {
    const { language, locale } = useText()
    const [shown, setShown] = useState(open)
    const row = say('row', language, { n: index + 1 })
    const title = rowTitle(node, useValue(pointer), locale, titlePath)
    const name = title === '' ? row : `${row} ${title}`
    return (
      <li className="fw-card" data-pointer={pointer} aria-label={name}>
        {notice && (
          <div className="fw-actions">
            <RemovalNotice {...actions} />
          </div>
        )}
        <div className="fw-card-head">
          <button
            type="button"
            className="fw-card-title"
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            <span className="fw-card-number">{index + 1}</span> {title || row}
          </button>
          {!readOnly && <RowTools actions={actions} index={index} first={after} name={name} />}
        </div>
        {shown && <RowBody node={node} pointer={pointer} detail={detail} title={row} />}
      </li>
    )
  },
  (one, other) =>
    one.pointer === other.pointer &&
    one.readOnly === other.readOnly &&
    one.detail === other.detail &&
    one.notice === other.notice &&
    (!one.notice || one.actions.removal === other.actions.removal) &&
    one.actions.count === other.actions.count,
)
