/** Functions that most rules do with, named where one is written that there is not. */
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
