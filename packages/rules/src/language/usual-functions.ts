import today from './today.json' with { type: 'json' }

/** Common functions, listed when an unknown one is used. */
export const USUAL_FUNCTIONS = [
  'sum',
  'percent',
  'growth',
  'near',
  'round',
  'max',
  'min',
  'count',
  'has',
  'words',
]

/** What people write for the day on which something is done. */
export const TODAY: ReadonlySet<string> = new Set(today)
