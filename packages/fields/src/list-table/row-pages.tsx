import { useCallback, useRef, useState } from 'react'
import { idOf, useFormContext, useText, useValue } from '@formwright/renderer'
import { countFindings } from '@formwright/engine'
import type { Finding } from '@formwright/engine'
import { say } from '../screen/say.ts'
import { RowBody } from './row-body.tsx'
import type { RowsProps } from './row-cards.tsx'
import { rowPointer } from './row-locator.ts'
import { rowTitle } from './row-title.ts'
import { RowsFoot } from './rows-foot.tsx'
import { RemovalNotice, RowTools } from './row-tools.tsx'
import { useRowFindings } from './use-row-findings.ts'
import { useRowLocator } from './use-row-locator.ts'
import { useRows } from './use-rows.ts'

/** Rows as pages, of which one is shown at a time. */
export function RowPages({ pointer, node, readOnly, detail, titlePath }: RowsProps) {
  const { locator } = useFormContext()
  const { language } = useText()
  const [wanted, setPage] = useState(0)
  const turn = useCallback(
    (index: number, isMoved = false) => {
      const at = index < 0 ? pointer : rowPointer(pointer, index)
      setPage(Math.max(0, index))
      if (!isMoved) requestAnimationFrame(() => locator.focus(at))
    },
    [locator, pointer],
  )
  const actions = useRows(pointer, node, turn)
  const page = Math.min(wanted, Math.max(0, actions.count - 1))
  // going to a pointer inside a row that is not shown opens its page first
  useRowLocator(pointer, setPage)
  const findings = useRowFindings(pointer)
  const box = useRef<HTMLDivElement>(null)
  const row = node.children[0]
  if (!row) return null
  const at = rowPointer(pointer, page)
  const number = say('page', language, { n: page + 1, count: actions.count })
  return (
    <div className="fw-pages" ref={box}>
      {actions.count === 0 && <p className="fw-note">{say('no-cards', language)}</p>}
      {actions.count > 0 && (
        <nav className="fw-pages-list" aria-label={say('pages', language)}>
          {Array.from({ length: actions.count }, (_, index) => (
            <PageButton
              key={index}
              {...{ node: row, index, titlePath }}
              pointer={rowPointer(pointer, index)}
              current={index === page}
              findings={findings.get(index)}
              onPick={setPage}
            />
          ))}
        </nav>
      )}
      {!readOnly && (
        <div className="fw-actions">
          <RemovalNotice {...actions} />
        </div>
      )}
      {actions.count > 0 && (
        <section className="fw-page" data-pointer={at} id={`${idOf(at)}-page`} aria-label={number}>
          <div className="fw-card-head">
            <span className="fw-page-number">{number}</span>
            {!readOnly && <RowTools actions={actions} index={page} name={number} />}
          </div>
          <RowBody
            key={at}
            node={row}
            pointer={at}
            detail={detail}
            title={say('row', language, { n: page + 1 })}
          />
          <div className="fw-page-steps">
            {page > 0 && (
              <button type="button" className="fw-link" onClick={() => turn(page - 1)}>
                ← {say('page-before', language)}
              </button>
            )}
            {page < actions.count - 1 && (
              <button type="button" className="fw-link" onClick={() => turn(page + 1)}>
                {say('page-after', language)} →
              </button>
            )}
          </div>
        </section>
      )}
      {!readOnly && <RowsFoot pointer={pointer} node={node} actions={actions} />}
    </div>
  )
}

interface PageButtonProps extends Pick<RowsProps, 'node' | 'pointer' | 'titlePath'> {
  readonly index: number
  readonly current: boolean
  readonly findings: readonly Finding[] | undefined
  readonly onPick: (index: number) => void
}

function PageButton({ node, pointer, titlePath, index, current, findings = [], onPick }: PageButtonProps) {
  const { store } = useFormContext()
  const { language, locale } = useText()
  const value = useValue(pointer)
  const title = rowTitle(node, value, locale, titlePath) || say('row', language, { n: index + 1 })
  const { required, filled } = store.progressAt(pointer)
  const open = Math.max(
    countFindings(findings.filter(({ severity }) => severity === 'error')),
    required - filled,
  )
  return (
    <button
      type="button"
      className="fw-page-button"
      aria-current={current ? 'page' : undefined}
      onClick={() => onPick(index)}
    >
      <span className="fw-card-number">{index + 1}</span> {title}
      <span className={open > 0 ? 'fw-page-open' : 'fw-page-done'}>
        {open > 0 ? say('page-open', language, { count: open }) : '✓'}
      </span>
    </button>
  )
}
