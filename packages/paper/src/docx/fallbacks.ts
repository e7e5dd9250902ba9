import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Sheet } from '../page/page-model.ts'
import { isChinese } from './paragraph.ts'
import { inQuotes } from './xml.ts'

/** Substitutes for the official typefaces where they are not installed: on newer Windows, macOS and Linux. */
const FALLBACKS: Readonly<Record<string, string>> = {
  仿宋: 'FangSong',
  仿宋_GB2312: 'FangSong',
  宋体: 'SimSun',
  黑体: 'SimHei',
  楷体: 'KaiTi',
  楷体_GB2312: 'KaiTi',
}

const FONT_TABLE = 'word/fontTable.xml'

/** Adds the substitutes to the document's font table (`w:altName`), which Word, WPS and LibreOffice read. */
export function withFallbacks(docx: Uint8Array, fonts: Sheet['fonts']): Uint8Array {
  const files = unzipSync(docx)
  const fontTable = strFromU8(files[FONT_TABLE] ?? strToU8(EMPTY_FONT_TABLE)).replace(
    /<w:fonts([^>]*)\/>/,
    '<w:fonts$1></w:fonts>',
  )
  const entries = [...new Set(Object.values(fonts))].filter(isChinese).map(fontEntry).join('')
  return zipSync(
    { ...files, [FONT_TABLE]: strToU8(fontTable.replace('</w:fonts>', `${entries}</w:fonts>`)) },
    { level: 6 },
  )
}

const EMPTY_FONT_TABLE =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:fonts>'

function fontEntry(name: string): string {
  const fallback = FALLBACKS[name]
  const family = name.includes('黑') ? 'swiss' : 'roman'
  return `<w:font w:name="${inQuotes(name)}">${fallback ? `<w:altName w:val="${fallback}"/>` : ''}<w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="auto"/></w:font>`
}
