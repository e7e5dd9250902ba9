import { defineFunction } from '../define.ts'
import { countWords } from '@formwright/definition'

/** 字 of a text as word processors count. Source: 200字以内, 3000字以内. */
export const words = defineFunction({
  signature: 'words(text: text): number',
  none: 'value',
  least: 0,
  example: "words('通过ISO9001认证')",
  apply: countWords,
})
