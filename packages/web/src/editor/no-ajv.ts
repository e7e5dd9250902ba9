const passing = { errors: null, compile: () => () => true, validate: () => true }

/**
 * Replaces ajv and ajv-formats inside JSON Forms (see vite.config.ts): every value passes, because the engine
 * validates.
 */
export default function noAjv(): typeof passing {
  return passing
}
