import { closest } from '@formwright/definition'
import { defineFunction } from '../define.ts'
import { STANDARDS } from './standards.ts'

/**
 * Whether the last character of a number is the one that its standard works out. Source: GB 11643-1999, GB
 * 32100-2015.
 */
export const checkDigit = defineFunction({
  signature: 'checkDigit(number: text, standard: text): bool',
  none: 'value',
  warnsOnly: true,
  example: "checkDigit('91350100M000100Y43', 'GB 32100')",
  prepare: ([, standard], { none }) => {
    const name = String(standard?.constant ?? '')
    const check = STANDARDS[name]
    if (check)
      return (number: string) => (number.trim() === none ? undefined : check(number.trim().toUpperCase()))
    return {
      problem: `standard: ${closest(name, Object.keys(STANDARDS)) || Object.keys(STANDARDS).join(' | ')}`,
    }
  },
})
