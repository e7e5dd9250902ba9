/** Maximum number of words of a label. */
const MOST_WORDS = 8

/** The text before the caret up to a separator or digit, which no label contains. */
const WITHIN = /[^「」【】《》『』〔〕‹›«»⟪⟫⟨⟩⟦⟧“”（）(),，.0-9\n]*$/

/** Runs of words before the caret that may become a name or a word, longest first; empty after a space. */
export function runsBefore(text: string, caret: number): readonly string[] {
  const run = WITHIN.exec(text.slice(0, caret))![0]
  if (run === '' || /\s$/.test(run)) return []
  // a letter after a number is its unit, or part of a date
  if (run.length === 1 && /\d$/.test(text.slice(0, caret - 1))) return []
  const starts = [...run.matchAll(/\S+/g)].map(({ index }) => index)
  return starts.slice(-MOST_WORDS).map((start) => run.slice(start))
}
