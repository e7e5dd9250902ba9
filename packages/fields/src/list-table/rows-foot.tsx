import { useMemo } from 'react'
import type { FormNode } from '@formwright/definition'
import { useText } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { ImportButton, TemplateButton } from './import-button.tsx'
import { isOneCell } from './list-table.ts'
import { blankRow } from './row-locator.ts'
import { rowOf } from './rows.ts'
import { RowsQuestionView } from './rows-question-later.tsx'
import { useColumns } from './use-columns.ts'
import type { RowActions } from './use-rows.ts'
import { TakenLines } from './taken-lines.tsx'
import { useTakenRows } from './use-taken-rows.ts'

interface RowsFootProps {
  readonly pointer: string
  /** The node of the list. */
  readonly node: FormNode
  readonly actions: RowActions
}

/** Buttons to add a row, or rows from a file. */
export function RowsFoot({ pointer, node, actions }: RowsFootProps) {
  const { language, text } = useText()
  const row = node.children.find((child) => child.repeated)
  const list = text(row?.schema.title ?? node.title)
  const takesFiles =
    node.kind === 'rows' && row?.kind === 'group' && row.children.filter(isOneCell).length > 1
  return (
    <>
      <div className="fw-actions">
        <button type="button" className="fw-button" onClick={actions.add}>
          {list === '' ? say('add-item', language) : say('add-item-to', language, { list })}
        </button>
      </div>
      {row && takesFiles && <RowsFromFile pointer={pointer} node={node} row={row} />}
    </>
  )
}

/**
 * Appends rows from a file. Only members that fit into one cell are taken; the others are filled in
 * afterwards.
 */
function RowsFromFile({ pointer, node, row }: Omit<RowsFootProps, 'actions'> & { readonly row: FormNode }) {
  const { language } = useText()
  const list = useMemo(() => ({ node, pointer }), [node, pointer])
  const cells = new Set(row.children.filter(isOneCell).map(({ key }) => key))
  const columns = useColumns(list).filter(({ key }) => cells.has(key))
  const blank = rowOf(blankRow(row))
  const { question, taken, take, choose, head, refuse, append, forget } = useTakenRows({
    pointer,
    columns,
    blank,
  })
  return (
    <>
      <div className="fw-actions">
        <ImportButton onTable={({ rows, notices }, name) => take(rows, name, notices)} onProblem={refuse} />
        <TemplateButton pointer={pointer} title={node.title} columns={columns} />
        <span className="fw-note">{say('import-items-hint', language)}</span>
      </div>
      {question && (
        <RowsQuestionView
          question={question}
          pointer={pointer}
          columns={columns}
          onAppend={(added) => append({ added, notes: question.notes })}
          onChoose={choose}
          onHead={head}
          onCancel={forget}
        />
      )}
      <TakenLines {...taken} />
    </>
  )
}
