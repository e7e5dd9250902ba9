/**
 * What JSON Forms takes for `lodash/startCase`, for names in a schema without titles: the one without a table
 * of accents, which costs some milliseconds at each start.
 */
export { startCase as default } from 'es-toolkit'
