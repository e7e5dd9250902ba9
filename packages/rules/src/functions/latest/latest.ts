import { defineFunction } from '../define.ts'
import { ofDates } from '../of-dates.ts'

/** The latest of a list of dates. */
export const latest = defineFunction({
  signature: 'latest(dates: list): date',
  example: "latest([date('2024-03-01'), date('2023-12-31')])",
  prepare: ofDates((dates) => dates.at(-1)),
})
