import { isAside } from '@formwright/authoring'
import { ownMember, splitPointer, valueAt } from '@formwright/definition'
import type { YearMention } from '@formwright/authoring'
import type { StudioModel } from '../model/studio-model.ts'

/** A text that mentions an earlier year, as written. */
export interface YearLine extends Pick<YearMention, 'file' | 'pointer' | 'line'> {
  readonly text: string
  /** The name of the parameter that it belongs to. */
  readonly param?: string | undefined
}

/**
 * The distinct texts that mention earlier years and have to be reviewed. Mentions in samples, cases and
 * notes, which no applicant reads, are only counted; quotas are reviewed separately.
 */
export function yearLines(
  { loaded, bundle }: Pick<StudioModel, 'loaded' | 'bundle'>,
  mentions: readonly YearMention[],
): { readonly lines: readonly YearLine[]; readonly aside: number } {
  const aside = mentions.filter(({ file }) => isAside(file))
  const seen = mentions.filter(({ file, pointer }) => !isAside(file) && !pointer.startsWith('/quotas/'))
  const sources = new Map([...loaded.sources.values()].map((source) => [source.file, source.value]))
  const lines = seen.map(({ file, pointer, line, text }): YearLine => {
    const value = pointer === '' ? undefined : valueAt(sources.get(file), pointer)
    const [member, name = ''] = splitPointer(pointer)
    const param = member === 'params' ? ownMember(bundle.edition.params, name)?.title : undefined
    const isWords = typeof value === 'string' || typeof value === 'number'
    return { file, pointer, line, text: isWords ? String(value) : text, param }
  })
  return {
    lines: [...new Map(lines.map((one) => [`${one.file}${one.pointer}${one.text}`, one])).values()],
    aside: aside.length,
  }
}
