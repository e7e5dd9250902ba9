import { defineFunction } from '../define.ts'

/** A text that contains one of the listed words. Source: 名称 ∌ {建设, 基建, 建工, 工程}. */
export const containsAny = defineFunction({
  signature: 'containsAny(text: text, words: list): bool',
  none: 'value',
  example: "containsAny('某某建设公司', ['建设', '工程'])",
  apply: (text: string, list: readonly unknown[]) =>
    list.some((word) => typeof word === 'string' && text.includes(word)),
})
