import { fill, word } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'

/** Length of `sha256:` and twelve digits. */
const DIGEST_SHOWN = 19

/** The footer line of each page, unless the edition has its own. */
const FOOTER = '{form} {edition} {digest}'

/**
 * Header, footer and page number of each page: as the edition specifies, otherwise the defaults of the form's
 * language.
 */
export interface Furniture {
  readonly header: string | undefined
  readonly footer: string
  readonly pageNumber: string
  readonly draft: string
  readonly checkCode: string
}

export function furnitureOf({ form, edition, digest }: FormBundle, language: string): Furniture {
  const { header, footer = FOOTER, pageNumber, draft, checkCode } = edition.page ?? {}
  const facts = {
    form: form.title,
    edition: edition.title,
    agency: form.agency,
    digest: digest.slice(0, DIGEST_SHOWN),
  }
  return {
    header: header === undefined ? undefined : fill(header, facts, language),
    footer: fill(footer, facts, language),
    pageNumber: pageNumber ?? word('page-number', language, { page: '{page}', pages: '{pages}' }),
    draft: draft ?? word('draft', language),
    checkCode: checkCode ?? word('check-code', language),
  }
}

/** The parts of a page number: texts, and the placeholders `{page}` and `{pages}`. */
export function pageNumberParts(pageNumber: string): string[] {
  return pageNumber.split(/(\{pages?\})/).filter((part) => part !== '')
}
