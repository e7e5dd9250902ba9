import type { Language } from '@formwright/definition'
import type { CarryReasons } from '../carry/draft-map.ts'

/** Why a drafted carry map leaves an answer behind, as it is written into `carry.json`. */
export const reviseReasons: Readonly<Record<Language, CarryReasons>> = {
  zh: {
    date: '日期按本年度重新填写',
    signature: '本年度重新签字盖章',
    otherRole: '由审核人填写，不带入',
    gone: '本年度没有这一栏',
    otherYear: '所指的年份已变，按本年度重新填写',
  },
  en: {
    date: 'The date is of the new year',
    signature: 'Signed and sealed anew each year',
    otherRole: 'Written by reviewers',
    gone: 'The form no longer asks for it',
    otherYear: 'It is about another year now',
  },
}
