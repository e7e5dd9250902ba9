const passing = { errors: null, compile: () => () => true, validate: () => true }

/**
 * Stands for ajv, and for what adds formats to it, inside JSON Forms (see vite.config.ts): every value
 * passes, as the engine says what is wrong.
 */
export default function noAjv(): typeof passing {
  return passing
}
