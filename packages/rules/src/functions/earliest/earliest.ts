import { defineFunction } from '../define.ts'
import { ofDates } from '../of-dates.ts'

/** The earliest of a list of dates. */
export const earliest = defineFunction({
  signature: 'earliest(dates: list): date',
  example: "earliest([date('2024-03-01'), date('2023-12-31')])",
  prepare: ofDates((dates) => dates.at(0)),
})
