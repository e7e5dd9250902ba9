import { memo } from 'react'
import type { CSSProperties } from 'react'
import type { Block, PaperDocument, Paragraph, SectionPart, Sheet, Table, TableCell } from '@formwright/paper'
import { BELOW, CELL_PADDING, LEADING, PART_HEADING, sectionsOf, STYLES } from '@formwright/paper'
import { useSay } from '../texts/say.ts'

interface PaperSheetsProps {
  readonly document: PaperDocument
  /** The start pages of the parts, once the server has reported them. */
  readonly starts?: ReadonlyMap<string, number>
  readonly onPick?: (pointer: string) => void
}

/**
 * The printed form on screen, one sheet per part that starts a page or changes orientation, scaled to the
 * pane's width. Lengths are those of the print.
 */
export function PaperSheets({ document, starts, onPick }: PaperSheetsProps) {
  return (
    <div
      className="paper-sheets"
      onClick={(event) => {
        const pointer = (event.target as Element).closest<HTMLElement>('[data-paper]')?.dataset.paper
        if (pointer) onPick?.(pointer)
      }}
    >
      {sectionsOf(document).flatMap(({ sheet, parts }, section) =>
        parts.map((sectionPart, index) => (
          <SheetPart
            key={`${section} ${sectionPart.part.key}`}
            sectionPart={sectionPart}
            json={JSON.stringify(sectionPart)}
            startsSheet={index === 0 || sectionPart.startsPage}
            goesOn={parts[index + 1]?.startsPage === false}
            page={sectionPart.startsPart ? starts?.get(sectionPart.part.key) : undefined}
            watermark={document.watermark}
            sheet={sheet}
          />
        )),
      )}
    </div>
  )
}

interface SheetPartProps {
  readonly sectionPart: SectionPart
  /** The part as JSON: re-rendered only when it changes. */
  readonly json: string
  readonly startsSheet: boolean
  /** Whether the next part is on the same sheet. */
  readonly goesOn: boolean
  readonly page: number | undefined
  readonly watermark: string | undefined
  readonly sheet: Sheet
}

const SheetPart = memo(
  function SheetPart({ sectionPart, startsSheet, goesOn, page, watermark, sheet }: SheetPartProps) {
    const say = useSay()
    const { top, right, bottom, left } = sheet.margins
    const padding = [startsSheet ? top : 0, right, goesOn ? 0 : bottom, left]
    const { part, startsPart, blocks } = sectionPart
    return (
      <div
        role="group"
        className={startsSheet ? 'paper-sheet' : 'paper-sheet goes-on'}
        aria-label={part.title}
        {...(startsPart ? { 'data-paper-part': part.key } : {})}
        style={
          {
            '--mm': `calc(100cqw / ${sheet.width})`,
            ...(goesOn || !startsSheet ? {} : { minHeight: mm(sheet.height) }),
            padding: padding.map(mm).join(' '),
          } as CSSProperties
        }
      >
        {watermark !== undefined && (
          <span className="paper-mark" aria-hidden="true">
            {watermark}
          </span>
        )}
        {page !== undefined && <span className="paper-page">{say('paper-page', { page })}</span>}
        {startsPart && part.heading && (
          <h3
            style={{
              fontSize: pt(PART_HEADING.size),
              margin: `${mm(PART_HEADING.above)} 0 ${mm(PART_HEADING.below)}`,
              textAlign: part.heading.align,
            }}
          >
            {part.heading.text}
          </h3>
        )}
        {blocks.map((block, index) => (
          <PaperBlock key={index} block={block} next={blocks[index + 1]} />
        ))}
      </div>
    )
  },
  (before, after) =>
    before.json === after.json &&
    before.startsSheet === after.startsSheet &&
    before.goesOn === after.goesOn &&
    before.page === after.page &&
    before.watermark === after.watermark,
)

function PaperBlock({ block, next }: { readonly block: Block; readonly next: Block | undefined }) {
  if (block.kind === 'paragraph') return <Line paragraph={block} />
  return <PaperTable table={block} goesOn={next?.kind === 'table' && next.continues === true} />
}

function PaperTable({ table, goesOn }: { readonly table: Table; readonly goesOn: boolean }) {
  const whole = table.widths.reduce((sum, width) => sum + width, 0)
  return (
    <table className="paper-table" style={{ width: mm(whole), marginBottom: goesOn ? -1 : mm(BELOW.table) }}>
      <colgroup>
        {table.widths.map((width, index) => (
          <col key={index} style={{ width: `${(width / whole) * 100}%` }} />
        ))}
      </colgroup>
      <tbody>
        {Array.from({ length: table.rows }, (_, y) => (
          <tr key={y}>
            {table.cells
              .filter((cell) => cell.y === y)
              .map((cell) => (
                <Cell key={cell.x} cell={cell} />
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ cell }: { readonly cell: TableCell }) {
  const { open, align, top, strong, height, pointer } = cell
  const style: CSSProperties = {
    textAlign: align,
    verticalAlign: top ? 'top' : 'middle',
    padding: `${mm(CELL_PADDING.y)} ${mm(CELL_PADDING.x)}`,
    ...(height === undefined ? {} : { height: mm(height) }),
    ...(strong ? { fontWeight: 600 } : {}),
    ...(open?.top ? { borderTopColor: 'transparent' } : {}),
    ...(open?.bottom ? { borderBottomColor: 'transparent' } : {}),
  }
  return (
    <td
      colSpan={cell.columns}
      rowSpan={cell.rows}
      style={style}
      {...(pointer === undefined ? {} : { 'data-paper': pointer })}
    >
      {cell.paragraphs.map((paragraph, index) => (
        <Line key={index} paragraph={paragraph} inCell />
      ))}
    </td>
  )
}

function Line({ paragraph, inCell = false }: { readonly paragraph: Paragraph; readonly inCell?: boolean }) {
  const look = STYLES[inCell && paragraph.style === 'answer' ? 'cell' : paragraph.style]
  const align = paragraph.align ?? look.align
  const style: CSSProperties = {
    fontSize: pt(look.size),
    lineHeight: LEADING,
    marginTop: mm(look.above),
    ...(paragraph.style === 'title' ? { marginBottom: mm(BELOW.title) } : {}),
    ...(align === undefined ? {} : { textAlign: align }),
    ...(paragraph.indent ? { textIndent: '2em' } : {}),
  }
  const fills = paragraph.runs.some(({ fill }) => fill)
  const looks =
    [
      ...(fills ? ['is-filling'] : []),
      ...(look.font === 'heading' || look.font === 'title' ? ['is-sans'] : []),
    ].join(' ') || undefined
  return (
    <p
      className={looks}
      style={style}
      {...(paragraph.pointer === undefined || inCell ? {} : { 'data-paper': paragraph.pointer })}
    >
      {paragraph.runs.map((run, index) =>
        run.fill ? (
          <span key={index} className="paper-fill" />
        ) : (
          <span key={index} className={run.underline ? 'paper-line' : undefined}>
            {run.text || '\u200b'}
          </span>
        ),
      )}
    </p>
  )
}

function mm(length: number): string {
  return `calc(${length} * var(--mm))`
}

function pt(size: number): string {
  return mm(size * 0.3528)
}
