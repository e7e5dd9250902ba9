import { WEBHOOK_EVENTS } from '@formwright/api'
import { speaker } from '@formwright/definition'
import { expect, test } from 'vitest'
import siteTexts from '../texts/texts.json' with { type: 'json' }
import { deliveryText } from './delivery.ts'
import type { AdminSay } from './say.ts'
import adminTexts from './texts.json' with { type: 'json' }

const speak = speaker({ ...siteTexts, ...adminTexts })
const chinese: AdminSay = (name, values) => speak(name, 'zh-CN', values)
const english: AdminSay = (name, values) => speak(name, 'en', values)

test.each([
  ['getaddrinfo ENOTFOUND example.invalid', '地址找不到'],
  ['getaddrinfo EAI_AGAIN example.invalid', '地址找不到'],
  ['connect ECONNREFUSED 10.0.0.1:80', '连接被拒绝'],
  ['ECONNREFUSED', '连接被拒绝'],
  ['ECONNRESET: socket hang up', '连接中断'],
  ['connect EHOSTUNREACH 10.0.0.1:80', '网络不通'],
  ['connect ETIMEDOUT 10.0.0.1:443', '超时'],
  ['The operation was aborted', '超时'],
  ['The operation was aborted due to timeout', '超时'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate', '证书无效'],
  ['certificate has expired', '证书无效'],
  ["Hostname/IP does not match certificate's altnames", '证书无效'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE: unable to verify the first certificate', '证书无效'],
  ['10.0.0.1 is a private or special address: allow it with WEBHOOK_ALLOW', '内部地址'],
  ['something new', '没有送达'],
])('%s is said in words', (error, words) => {
  const text = deliveryText({ event: 'transition', status: null, error }, chinese, 'zh-CN')
  expect(text).toMatch(/^状态变化 · /)
  expect(text.split('（')[0]).toContain(words)
  expect(text).toContain(error)
})

test('an answer is said with its number', () => {
  const answered = (status: number) => deliveryText({ event: 'comment', status, error: null }, english, 'en')
  expect(answered(204)).toBe('Comment · delivered (HTTP 204)')
  expect(answered(500)).toBe('Comment · the other system answered with an error (HTTP 500)')
})

test('each event has a title', () => {
  for (const event of WEBHOOK_EVENTS)
    expect(deliveryText({ event, status: 200, error: null }, chinese, 'zh-CN')).not.toContain(event)
})
