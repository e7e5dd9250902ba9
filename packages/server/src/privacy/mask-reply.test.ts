import { bundleOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { maskReply } from './mask-reply.ts'

const bundle = bundleOf({
  fields: {
    name: { type: 'string', title: '姓名', 'x-id': 'name' },
    identity: { type: 'string', title: '身份证', 'x-id': 'identity', 'x-private': 'identity' },
    staff: {
      type: 'array',
      title: '人员',
      'x-id': 'staff',
      items: {
        type: 'object',
        properties: {
          who: { type: 'string', title: '姓名' },
          phone: { type: 'string', title: '手机', 'x-private': 'phone' },
        },
      },
    },
  },
})
const IDENTITY = '11010519491231002X'
const PHONE = '13812345678'
const answers = { name: '张三', identity: IDENTITY, staff: [{ who: '李四', phone: PHONE }] }

function masked(reply: unknown): string {
  const text = JSON.stringify(maskReply(bundle, answers, reply))
  expect(text).not.toContain(IDENTITY)
  expect(text).not.toContain(PHONE)
  return text
}

test.each([
  ['answers', { id: 'a', answers }, ['张三', '李四']],
  [
    'a change, by its place',
    { changes: [{ pointer: '/identity', before: null, after: IDENTITY }] },
    ['/identity'],
  ],
  ['a whole row', { patch: [{ path: '/staff/0', value: { who: '李四', phone: PHONE } }] }, ['李四']],
  ['values under their places', { fix: { '/staff/0/phone': PHONE, '/name': '张三' } }, ['张三']],
  ['origins', { origins: { '/identity': { origin: 'carried', value: IDENTITY } } }, ['carried']],
  ['texts that quote', { message: `身份证“${IDENTITY}”的校验码不对`, by: '王五' }, ['校验码不对', '王五']],
  [
    'conflicts',
    { conflicts: [{ pointer: '/staff/0/phone', base: '1', mine: PHONE, theirs: PHONE }] },
    ['theirs'],
  ],
])('%s', (_name, reply, kept) => {
  const text = masked(reply)
  for (const word of kept) expect(text).toContain(word)
})

test('codes, ids and times stay, whatever digits are in them', () => {
  const reply = {
    id: '13812345-6780-4000-8000-000000000000',
    at: new Date('2024-06-18T01:02:03.000Z'),
    digest: PHONE.repeat(6).slice(0, 64),
  }
  expect(maskReply(bundle, answers, reply)).toEqual({ ...reply, at: '2024-06-18T01:02:03.000Z' })
})

test('a form without private data costs nothing: the reply itself is given back', () => {
  const reply = { answers: { a: PHONE } }
  expect(maskReply(bundleOf({ fields: { a: { type: 'string', title: 'a' } } }), answers, reply)).toBe(reply)
})

test.each([
  [
    'a phone that was corrected since',
    { text: '手机13900001111已停机，请核对' },
    '手机139****1111已停机，请核对',
  ],
  ['in groups', { text: '139 0000 1111 打不通' }, '139****1111 打不通'],
  ['two beside one another', { opinion: '13900001111 13900002222' }, '139****1111 139****2222'],
  [
    'an identity number',
    { reasons: { 'COD-01 /identity': '原为440106199001011234' } },
    '原为4***************34',
  ],
])('what people write is masked where it looks private: %s', (_name, reply, expected) => {
  expect(
    Object.values(
      Object.values(maskReply(bundle, answers, reply)).map((one) =>
        typeof one === 'string' ? one : Object.values(one)[0],
      ),
    ),
  ).toEqual([expected])
})

test('amounts, days and codes that people write stay, and answers of other fields as they are', () => {
  const reply = {
    text: '产值12345678万元，2024-06-18核对，代码91350100M000100Y43，共1234567890123人次',
    answers: { name: '热线13900001111', text: '13900002222' },
    changes: [{ pointer: '/name', before: { text: '13900003333' } }],
  }
  expect(maskReply(bundle, answers, reply)).toEqual(reply)
})
