import { expect, it } from 'vitest'
import { meansNone } from './none-words.ts'

it.each(['不适用', '-', '—', '——', '/', '无。', '（无）', '暂无', 'N/A', ' － ', '没有'])(
  'takes %j for 无',
  (text) => expect(meansNone(text, '无')).toBe(true),
)

it.each(['Keine Angabe', '（keine angabe）', '- k. A. -', 'KA'])('takes %j for the word of a form', (text) =>
  expect(meansNone(text, text.length > 9 ? 'Keine Angabe' : 'k. A.')).toBe(true),
)

it.each(['NEANT', 'neant', 'Néant.', 'NE\u0301ANT'])(
  'takes %j for néant, with its accents or without',
  (text) => expect(meansNone(text, 'néant')).toBe(true),
)

it.each(['', ' ', '-1', '不适用3家', '无锡', '0', '1-2', '168.4①', '。', undefined, 12])(
  'does not take %j for 无',
  (text) => expect(meansNone(text, '无')).toBe(false),
)
