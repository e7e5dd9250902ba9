import { runs } from '@formwright/paper'
import type { Paragraph } from '@formwright/paper'

/** Options with their boxes side by side, on as many lines as needed; no option is broken across lines. */
export function sideBySide(texts: readonly string[], fits: (line: string) => boolean): Paragraph[] {
  const lines: string[][] = []
  for (const text of texts) {
    const last = lines.at(-1)
    if (last && fits([...last, text].join('　'))) last.push(text)
    else lines.push([text])
  }
  return lines.map((line) => runs(line.map((text, index) => ({ text: index === 0 ? text : `　${text}` }))))
}
