/** Rows that a list may have; more than any county has. */
export const MAX_ROWS = 5000
