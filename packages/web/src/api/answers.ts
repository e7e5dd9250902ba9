/** Answers as a request body: an object even if empty. */
export function answersBody(answers: unknown): Readonly<Record<string, unknown>> {
  return typeof answers === 'object' && answers !== null ? { ...answers } : {}
}
