/** Maximum number of rows of a list; more than any county needs. */
export const MAX_ROWS = 5000
