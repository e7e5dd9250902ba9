/** A month as it is kept: `2024-03`. */
export const YEAR_MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/
