/** So many words are one label at most. */
const MOST_WORDS = 8

/** Signs that part a sentence, and digits: no label goes on over one. */
const WITHIN = /[^「」【】《》『』〔〕‹›«»⟪⟫⟨⟩⟦⟧“”（）(),，.0-9\n]*$/

/**
 * What right before the caret may become a name or a word of the language: runs of words, the longest first;
 * nothing after a space.
 */
export function runsBefore(text: string, caret: number): readonly string[] {
  const run = WITHIN.exec(text.slice(0, caret))![0]
  if (run === '' || /\s$/.test(run)) return []
  // a letter behind a number is its unit, or ends a day
  if (run.length === 1 && /\d$/.test(text.slice(0, caret - 1))) return []
  const starts = [...run.matchAll(/\S+/g)].map(({ index }) => index)
  return starts.slice(-MOST_WORDS).map((start) => run.slice(start))
}
