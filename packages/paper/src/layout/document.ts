import type { FormBundle, PaperPart } from '@formwright/definition'
import { shownAnswers } from '@formwright/engine'
import type { PaperFaces } from '../face/paper-face.ts'
import type { DocumentPart, PaperDocument, Sheet } from '../page/page-model.ts'
import { verificationCode } from '../verify/verification.ts'
import { writer } from '../write/write.ts'
import { blocksOf } from './blocks.ts'
import { CellContents } from './place.ts'
import { flows, sheetOf, thousandsOf } from './sheet.ts'

export interface PaperOptions {
  /** Not submitted yet: 草稿 stands across each page. */
  readonly draft?: boolean
  /** What the QR code of a verification code says; the code itself unless given. */
  readonly scan?: (code: string) => string
}

/**
 * The official form with answers laid out on its pages.
 * @param faces how the field types look on paper
 * @param answers the data document; `undefined` gives the blank form. What the edition's conditions hide is not printed
 */
export function layOut(
  bundle: FormBundle,
  faces: PaperFaces,
  answers?: unknown,
  { draft = false, scan }: PaperOptions = {},
): PaperDocument {
  const sheet = sheetOf(bundle.edition.page)
  const places = new CellContents(
    bundle,
    faces,
    shownAnswers(bundle, answers),
    writer(thousandsOf(bundle.edition.page)),
  )
  const code = answers === undefined ? undefined : verificationCode(bundle.digest, answers)
  return {
    title: bundle.form.title,
    language: 'zh-CN',
    sheet,
    footer: {
      edition: `${bundle.form.title} ${bundle.edition.title} ${bundle.digest.slice(0, DIGEST_SHOWN)}`,
      ...(code === undefined ? {} : { code, scan: scan?.(code) ?? code }),
    },
    ...(draft ? { watermark: DRAFT } : {}),
    parts: bundle.paper.map((part) => partOf(part, bundle, places, sheet)),
  }
}

/** `sha256:` and twelve digits. */
const DIGEST_SHOWN = 19
const DRAFT = '草稿'

function partOf(part: PaperPart, bundle: FormBundle, places: CellContents, sheet: Sheet): DocumentPart {
  const { heading } = part
  return {
    key: part.part,
    title: bundle.parts.find(({ key }) => key === part.part)?.title ?? '',
    ...(heading
      ? { heading: { text: heading.text, level: heading.level ?? 1, align: heading.align ?? 'left' } }
      : {}),
    startsPage: part.page.start === 'new',
    flows: flows(part),
    blocks: part.blocks.flatMap((block) => blocksOf(block, part, bundle, places, sheet)),
  }
}
