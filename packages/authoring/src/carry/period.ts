import periods from './periods.json' with { type: 'json' }

const PERIODS = Object.values(periods).map((pattern) => new RegExp(pattern, 'iu'))

/** Whether words speak of a time that is another one each year, as “the last three years”. */
export function isOfPeriod(words: string): boolean {
  return PERIODS.some((pattern) => pattern.test(words))
}
