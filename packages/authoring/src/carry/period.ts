import periods from './periods.json' with { type: 'json' }

const PERIODS = Object.values(periods).map((pattern) => new RegExp(pattern, 'iu'))

/** Whether a text refers to a period that changes each year, such as “the last three years”. */
export function isOfPeriod(words: string): boolean {
  return PERIODS.some((pattern) => pattern.test(words))
}
