/** Answers as a request takes them: an object, also where nothing is answered yet. */
export function answersBody(answers: unknown): Readonly<Record<string, unknown>> {
  return typeof answers === 'object' && answers !== null ? { ...answers } : {}
}
