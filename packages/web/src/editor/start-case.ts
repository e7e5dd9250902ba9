/**
 * Replaces `lodash/startCase` in JSON Forms, without its table of accents, which takes milliseconds to load.
 */
export { startCase as default } from 'es-toolkit'
