import type { FormBundle } from '@formwright/definition'
import { getDocument } from 'unpdf/pdfjs'

/** The text of each page of a PDF, without spaces. */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 })
    .promise
  const pages = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join('')
        .replaceAll(/\s/g, ''),
    )
  }
  await document.loadingTask.destroy()
  return pages
}

/** The text of each page without what stands at its foot. */
export async function pdfBodies(bytes: Uint8Array, { form, edition }: FormBundle): Promise<string[]> {
  const foot = `${form.title}${edition.title}`
  return (await pdfPages(bytes)).map((page) => {
    const at = page.lastIndexOf(foot)
    return at < 0 ? page : page.slice(0, at)
  })
}

/** What a PDF says of itself. */
export async function pdfFacts(
  bytes: Uint8Array,
): Promise<{ title: string; lang: string; tagged: boolean; outline: string[] }> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const { info } = (await document.getMetadata()) as unknown as { info: { Title: string; Language: string } }
  const mark = (await document.getMarkInfo()) as { Marked?: boolean } | null
  const outline = ((await document.getOutline()) ?? []).map(({ title }) => title.replaceAll(/\s/g, ''))
  await document.loadingTask.destroy()
  return { title: info.Title, lang: info.Language, tagged: mark?.Marked === true, outline }
}

/** Width and height of each page in whole millimetres. */
export async function pdfSheets(bytes: Uint8Array): Promise<number[][]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const sheets = []
  for (let number = 1; number <= document.numPages; number++) {
    const { width, height } = (await document.getPage(number)).getViewport({ scale: 25.4 / 72 })
    sheets.push([Math.round(width), Math.round(height)])
  }
  await document.loadingTask.destroy()
  return sheets
}
