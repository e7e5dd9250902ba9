import { equal } from '@formwright/definition'

/** Whether a value equals one of several; pages with finished validators need it without the keywords. */
export function isOneOf(value: unknown, options: readonly unknown[]): boolean {
  return options.some((option) => equal(value, option))
}
