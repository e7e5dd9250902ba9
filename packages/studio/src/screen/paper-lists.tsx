import { below, languageOf, listBehind, titleWithUnit, treeOf, unitOf } from '@formwright/definition'
import type { PaperBlock, PaperCell } from '@formwright/definition'
import { asRead } from '../edits/year-words.ts'
import { useStudio } from './use-studio.ts'

/** The rows of a list behind a field as printed; the columns are those of the list. */
export function ListedRows({ pointer }: { readonly pointer: string }) {
  const { model, part, say } = useStudio()
  const node = treeOf(model.bundle).nodeAt(absolute(part, pointer))
  const list = node && listBehind(node, languageOf(model.bundle.form))
  if (!list) return null
  return (
    <>
      <p className="st-paper-line st-heading">{list.title}</p>
      <table className="st-paper-table st-listed" aria-label={list.title}>
        <tbody>
          <tr>
            {list.columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
          <tr>
            {list.columns.map(({ key }) => (
              <td key={key} className="st-answer">
                {say('paper-answer')}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  )
}

/** Blocks that repeat for each row of a list, possibly each on its own page; shown for one row. */
export function RepeatedPage({ block, list }: { readonly block: PaperBlock; readonly list: string }) {
  const { model, part, say } = useStudio()
  const title = treeOf(model.bundle).nodeAt(absolute(part, list))?.title ?? list
  return (
    <section className="st-repeated" aria-label={title}>
      <p className="st-hint st-screen-only">
        {say(block.startsPage ? 'paper-pages-of' : 'paper-each-of', { title })}
      </p>
      {(block.blocks ?? []).map(({ text, columns = [], rows }, index) =>
        rows ? (
          <table key={index} className="st-paper-table st-listed">
            <colgroup>
              {columns.map((width, column) => (
                <col
                  key={column}
                  style={{ width: `${(100 * width) / columns.reduce((a, b) => a + b, 0)}%` }}
                />
              ))}
            </colgroup>
            <tbody>
              {rows.map((cells, row) => (
                <tr key={row}>
                  {cells.map((cell, at) => (
                    <td key={at} colSpan={cell.span ?? 1} rowSpan={cell.rows ?? 1}>
                      <RepeatedCell cell={cell} list={list} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p key={index} className="st-paper-line st-heading">
            {asRead(model, text ?? '').replaceAll('{n}', '1')}
          </p>
        ),
      )}
    </section>
  )
}

function RepeatedCell({ cell, list }: { readonly cell: PaperCell; readonly list: string }) {
  const { model, part, say } = useStudio()
  const { label, text, field, fields = [] } = cell
  const nodeOf = (relative: string) =>
    treeOf(model.bundle).nodeAt(`${below(absolute(part, list), '*')}${relative}`)
  const labelled = label === undefined ? undefined : nodeOf(label)
  const unit = labelled && cell.unit ? unitOf(labelled.schema) : ''
  return (
    <>
      {labelled && titleWithUnit(labelled.title, unit, languageOf(model.bundle.form))}
      {text !== undefined && asRead(model, text).replaceAll('{n}', '1')}
      {[...(field === undefined ? [] : [field]), ...fields].map((pointer) => (
        <span key={pointer} className="st-answer">
          {nodeOf(pointer)?.title} {say('paper-answer')}
        </span>
      ))}
    </>
  )
}

export function absolute(part: string, relative: string): string {
  return part === '' ? relative : `/${part}${relative}`
}
