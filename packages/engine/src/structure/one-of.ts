import { equal } from '@formwright/definition'

/**
 * Whether a value equals one of several; used by pages with precompiled validators without loading the
 * keywords.
 */
export function isOneOf(value: unknown, options: readonly unknown[]): boolean {
  return options.some((option) => equal(value, option))
}
