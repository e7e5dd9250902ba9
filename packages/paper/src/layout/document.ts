import {
  absoluteBlock,
  bundleInYears,
  bundleOnTerms,
  isTurned,
  localeOf,
  resolveYearPointer,
  treeOf,
  turnedPage,
  walk,
} from '@formwright/definition'
import type { Applies, FormBundle, FormLocale, PaperBlock, PaperPart, Terms } from '@formwright/definition'
import { shownOf } from '@formwright/engine'
import type { PaperViews } from '../view/paper-view.ts'
import { furnitureOf } from '../page/furniture.ts'
import type { Block, DocumentPart, PaperDocument } from '../page/page-model.ts'
import { line } from '../view/paragraphs.ts'
import { verificationCode } from '../verify/verification.ts'
import { writer } from '../write/write.ts'
import { applicableBlocks } from './applicable.ts'
import { blocksOf } from './blocks.ts'
import { CellContents } from './cell-contents.ts'
import { blocksOfRows } from './repeat.ts'
import { flows, sheetOf } from './sheet.ts'
import { keptTogether } from './together.ts'

export interface PaperOptions {
  /** Not submitted yet: each page gets the watermark for drafts. */
  readonly draft?: boolean
  /** The contents of the QR code for a verification code; by default the code itself. */
  readonly scan?: (code: string) => string
  /**
   * The answers that the verification code is computed from, if different ones are printed: on a copy,
   * private data may be masked.
   */
  readonly verifies?: unknown
  /** If false, no verification code is computed, for example in a preview while typing. */
  readonly coded?: boolean
  /** Decides which branches apply; members of others are not printed. By default all apply. */
  readonly applies?: Applies
  /** The terms of the application, as far as the answers do not state them. */
  readonly terms?: Terms
}

/**
 * Lays out the official form with answers on pages.
 * @param views the paper views of the field types
 * @param answers the data document; `undefined` gives the blank form. What the edition's conditions hide is
 *   not printed
 */
export function layOut(
  edition: FormBundle,
  views: PaperViews,
  answers?: unknown,
  { draft = false, scan, verifies = answers, coded = true, applies = () => true, terms }: PaperOptions = {},
): PaperDocument {
  const bundle = bundleInYears(edition, answers)
  const locale = localeOf(bundle)
  const furniture = furnitureOf(bundle, locale.language)
  const { page } = bundle.edition
  const sheets = {
    sheet: sheetOf(page, locale.language),
    turnedSheet: sheetOf(turnedPage(page), locale.language),
  }
  const shown = shownOf(bundle, answers, applies, terms)
  const contents = new CellContents(
    bundle,
    views,
    shown.answers,
    writer(locale, bundle.edition.page?.thousands),
    locale,
    answers === undefined ? undefined : shown.isShown,
  )
  const code = answers === undefined || !coded ? undefined : verificationCode(bundle.digest, verifies)
  return {
    title: bundle.form.title,
    language: locale.language,
    ...sheets,
    footer: {
      edition: furniture.footer,
      pageNumber: furniture.pageNumber,
      ...(code === undefined ? {} : { code, codeTitle: furniture.checkCode, scan: scan?.(code) ?? code }),
    },
    ...(furniture.header === undefined ? {} : { header: furniture.header }),
    ...(draft ? { watermark: furniture.draft } : {}),
    parts: underTitle(
      bundle,
      locale,
      bundle.paper.map((part) =>
        partOf(part, {
          bundle,
          ruled: bundleOnTerms(edition, answers, terms),
          contents,
          ...sheets,
          ...(answers === undefined ? {} : { isShown: shown.isShown }),
        }),
      ),
    ),
  }
}

/**
 * If no cover or heading of the paper contains the form's title, adds the title, year and issuing agency at
 * the start, on the same page as the first part; also if the only heading with the title is that of the first
 * part and is nothing but the title.
 */
function underTitle(
  { form, edition, paper }: FormBundle,
  locale: FormLocale,
  parts: readonly DocumentPart[],
): readonly DocumentPart[] {
  const says = (text = '') => text.includes(form.title)
  const isHeaded = (index: number) => index === 0 && parts[0]?.heading?.text === form.title
  const isTitled = paper.some(
    ({ heading, blocks }, index) =>
      (says(heading?.text) && !isHeaded(index)) ||
      blocks.some(
        ({ style, text }, at) =>
          style === 'title' || (style === 'heading' ? at === 0 && says(text) : text === form.title),
      ),
  )
  if (isTitled) return parts
  const year = locale.word('in-brackets', { text: '', more: edition.title }).trim()
  const below = [...(form.title.includes(edition.title) ? [] : [year]), form.agency]
  const words = [
    line(form.title, { style: 'form-title' }),
    ...below.filter((text) => text !== '').map((text) => line(text, { style: 'paragraph', align: 'center' })),
  ]
  // a table needs some space below the title
  const begins = parts[0]?.heading && !isHeaded(0) ? undefined : parts[0]?.blocks[0]?.kind
  if (begins === 'table') words.push(line('', { style: 'note' }))
  const blocks = words.map((paragraph): Block => ({ kind: 'paragraph', ...paragraph }))
  const title = { key: TITLE, title: form.title, startsPage: true, flows: false, blocks }
  const [first, ...others] = parts.map(({ heading, ...part }, index): DocumentPart =>
    heading && !isHeaded(index) ? { ...part, heading } : part,
  )
  return first ? [title, { ...first, startsPage: false }, ...others] : [title]
}

/** The key of the title part; no part of a form can have this key. */
const TITLE = '#title'

function partOf(part: PaperPart, setting: Setting): DocumentPart {
  const { heading } = part
  const { bundle } = setting
  return {
    key: part.part,
    title: bundle.parts.find(({ key }) => key === part.part)?.title ?? '',
    ...(heading
      ? { heading: { text: heading.text, level: heading.level ?? 1, align: heading.align ?? 'left' } }
      : {}),
    startsPage: part.page.start === 'new',
    flows: flows(part) || part.blocks.some((block) => isOfRows(block, bundle)),
    blocks: laidOut(part.blocks, part, setting, part.page.start === 'new'),
  }
}

/** Whether the length of a block depends on the number of rows in the answers. */
function isOfRows({ repeat, list, field }: PaperBlock, bundle: FormBundle): boolean {
  if (repeat !== undefined || list !== undefined) return true
  const node = field === undefined ? undefined : treeOf(bundle).nodeAt(field)
  return node !== undefined && [...walk(node)].some(({ kind, schema }) => kind === 'rows' || schema['x-ref'])
}

interface Setting extends Pick<PaperDocument, 'sheet' | 'turnedSheet'> {
  readonly bundle: FormBundle
  /** The edition as the region of the application has it. */
  readonly ruled: FormBundle
  readonly contents: CellContents
  /** Whether a field applies to the answers; on a blank form all do. */
  readonly isShown?: (pointer: string) => boolean
}

/**
 * The page orientation of a block. A heading, or a block kept with the next one, takes that of the block that
 * follows.
 */
function orientationAt(blocks: readonly PaperBlock[], index: number): PaperBlock['orientation'] {
  const block = blocks[index]
  if (!block || block.orientation !== undefined) return block?.orientation
  const goesOn = block.withNext === true || block.style === 'heading'
  return goesOn ? orientationAt(blocks, index + 1) : undefined
}

/**
 * The page blocks of blocks of `paper.json`, with repeating ones once for each row of their list. The blocks
 * of one row are kept on one page unless specified otherwise.
 * @param onNewPage whether the blocks start at the top of a page
 */
function laidOut(
  blocks: readonly PaperBlock[],
  part: PaperPart,
  setting: Setting,
  onNewPage = false,
): Block[] {
  const { bundle, ruled, contents, isShown = () => true } = setting
  const inYears = (pointer: string) => resolveYearPointer(bundle, pointer)
  const printed = part.page.onlyApplicable
    ? applicableBlocks(blocks, (pointer) => isShown(inYears(pointer)))
    : blocks
  return printed.flatMap((block, index) => {
    const { repeat, together = repeat !== undefined, withNext = false } = block
    const isTurnedHere = isTurned(bundle.edition.page, orientationAt(printed, index) ?? part.page.orientation)
    const sheet = isTurnedHere ? setting.turnedSheet : setting.sheet
    const made =
      repeat === undefined
        ? [blocksOf(absoluteBlock(block, inYears), part, ruled, contents, sheet)]
        : blocksOfRows({ ...block, repeat }, bundle, contents.answers, onNewPage && index === 0).map((row) =>
            laidOut(row, part, setting),
          )
    return made.flatMap((own, at) => {
      const goesOn = withNext && at === made.length - 1
      const kept = together || goesOn ? keptTogether(own, sheet, goesOn) : own
      return isTurnedHere ? kept.map((one) => ({ ...one, turned: true as const })) : kept
    })
  })
}
