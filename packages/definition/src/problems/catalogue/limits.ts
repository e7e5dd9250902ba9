import { warning } from './entry.ts'
import type { Entry } from './entry.ts'

/** Problems of limits that were meant otherwise. */
export const limitProblems = {
  'share-limit': warning(
    ['“{field}”的单位是 %，上限却是 1：最多只能填 1%', '百分之百写 100'],
    ['“{field}” is in %, and its limit is 1: no more than 1 % can be filled in', 'Write 100 for the whole'],
  ),
  'words-unreached': warning(
    [
      'x-words 限 {words} 字，maxLength 却只让写 {length} 个字符：字数限制永远用不上',
      '删去 maxLength，或改成不小于字数的数',
    ],
    [
      'x-words allows {words} words, and maxLength no more than {length} letters: the limit of words is never reached',
      'Remove maxLength, or make it no less than the words',
    ],
  ),
} as const satisfies Record<string, Entry>
