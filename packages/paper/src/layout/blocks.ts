import { localeOf } from '@formwright/definition'
import type { FormBundle, PaperBlock, PaperPart } from '@formwright/definition'
import type { Area } from '../view/paper-view.ts'
import { headedRows } from '../view/headed-rows.ts'
import { line, runs } from '../view/paragraphs.ts'
import type { Block, Paragraph, Run, Sheet } from '../page/page-model.ts'
import type { CellContents } from './cell-contents.ts'
import { lineWidth } from '../page/widths.ts'
import { withBlanksThatFit } from './blanks.ts'
import { headedParts } from './headed.ts'
import { tableOf, tablesOfArea } from './table.ts'

/** The page blocks of a block of `paper.json`. */
export function blocksOf(
  block: PaperBlock,
  part: PaperPart,
  bundle: FormBundle,
  contents: CellContents,
  sheet: Sheet,
): Block[] {
  if (block.rows)
    return headedParts(tableOf(block, part, contents, sheet)).map((table) => ({ kind: 'table', ...table }))
  const width = lineWidth(sheet)
  if (block.list !== undefined) return listedBlocks(block, block.list, part, contents, sheet)
  const fields = contents.fieldsIn(block)
  const area = fields.length > 0 && block.style !== 'line' ? contents.areaOf(block, fields, width) : []
  const isTable = area[0]?.[0]?.head === true
  const own = paragraphsOf(block, bundle, contents, isTable ? [] : area, width)
  // a table cannot start a page, so an empty line before it does
  const paragraphs = own.length === 0 && block.startsPage ? [line(' ', { style: 'note' })] : own
  return [
    ...paragraphs.map((paragraph, index): Block => ({
      kind: 'paragraph',
      ...paragraph,
      ...(index === 0 && block.startsPage ? { startsPage: true } : {}),
      ...(isTable ? { withNext: true } : {}),
    })),
    ...(isTable
      ? tablesOfArea(area, part, fields[0]!.pointer, sheet).map((table): Block => ({
          kind: 'table',
          ...table,
        }))
      : []),
  ]
}

/** A list as blocks: its title and rows, or empty rows to fill in by hand if it has none. */
function listedBlocks(
  { blankRows = 1 }: PaperBlock,
  at: string,
  part: PaperPart,
  contents: CellContents,
  sheet: Sheet,
): Block[] {
  const list = contents.listAt(at, blankRows)
  if (!list) return []
  const { title, columns, rows, pointer } = list
  const headings = columns.map((column) => column.title)
  const tables = tablesOfArea(headedRows(headings, rows, lineWidth(sheet)), part, pointer, sheet)
  return [
    { kind: 'paragraph', ...line(title, { style: 'heading' }) },
    ...tables.map((table): Block => ({ kind: 'table', ...table })),
  ]
}

function paragraphsOf(
  block: PaperBlock,
  bundle: FormBundle,
  contents: CellContents,
  area: Area,
  width: number,
): Paragraph[] {
  if (block.as === INSTRUCTIONS)
    return (bundle.edition.instructions ?? []).map((one) =>
      line(`${one.id}. ${instructionText(one, bundle)}`, { style: 'paragraph', indent: true }),
    )
  const fields = contents.fieldsIn(block)
  const title = block.text ?? contents.labelOf(block) ?? ''
  if (fields.length === 0) return [officialWords(title, block)]
  if (block.style === 'line') return [writtenLine(block, title, contents, width)]
  const heading = title === '' ? [] : [line(title, { style: 'heading' as const })]
  const guidance = [block.label, block.field]
    .map((pointer) => (pointer === undefined ? undefined : contents.schemaAt(pointer)?.description))
    .find((text) => text !== undefined)
  return [
    ...heading,
    ...(guidance === undefined ? [] : [line(guidance, { style: 'note' as const })]),
    ...area.flat().flatMap(({ paragraphs }) => paragraphs),
  ]
}

/** The instructions of `edition.json`, numbered. */
const INSTRUCTIONS = 'instructions'

type Instruction = NonNullable<FormBundle['edition']['instructions']>[number]

/** A regional instruction names its authority. */
function instructionText({ text, issuer }: Instruction, bundle: FormBundle): string {
  if (issuer === undefined) return text
  const { word } = localeOf(bundle)
  return word('in-brackets', { text, more: word('ruled-by', { authority: issuer }) })
}

function officialWords(text: string, { style = 'paragraph', align }: PaperBlock): Paragraph {
  return line(text, {
    style,
    ...(align === undefined ? {} : { align }),
    ...(style === 'paragraph' ? { indent: true } : {}),
  })
}

/** A line of the cover: the label, and the answer on a line that runs to the margin. */
function writtenLine(block: PaperBlock, title: string, contents: CellContents, width: number): Paragraph {
  const label = contents.beforeAnswer(title)
  const fields = contents.fieldsIn(block)
  const answered = fields.flatMap((field, index): Run[] => {
    const [paragraph] = contents.areaOf({ ...block, fields: [field.pointer] }, [field], width)[0]![0]!
      .paragraphs
    const written = (paragraph?.runs ?? []).map((run) => ({ underline: true, ...run }))
    return index === 0 ? written : [{ text: '　', underline: true }, ...written]
  })
  const whole =
    block.as === undefined
      ? answered
      : (contents.areaOf(block, fields, width)[0]![0]!.paragraphs[0]?.runs ?? [])
  const fill = block.as === undefined ? [{ text: '', underline: true, fill: true }] : []
  return runs(withBlanksThatFit([{ text: label }, ...whole, ...fill], width), {
    style: 'line',
    pointer: fields[0]!.pointer,
  })
}
