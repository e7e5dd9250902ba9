import { expect, test } from 'vitest'
import { HttpError } from '../http/errors.ts'
import { refuseWeakPassword } from './passwords.ts'

const PERSON = { name: '张三 Zhangsan', email: 'wang.xiaoming@quanzhou.gov.cn' }

function reasonFor(password: string): unknown {
  try {
    refuseWeakPassword(password, PERSON)
    return 'taken'
  } catch (error) {
    if (error instanceof HttpError) return error.details.reason
    throw error
  }
}

test.for([
  ['1234567890', 'password-common'],
  ['１２３４５６７８９０', 'password-common'],
  ['qwertyuiop', 'password-common'],
  ['PASSWORD123', 'password-common'],
  ['P@ssw0rd2024', 'password-common'],
  ['1qaz2wsx3edc', 'password-common'],
  ['aaaaaaaaaaaa', 'password-pattern'],
  ['abcdefghijkl', 'password-pattern'],
  ['formwright2024', 'password-personal'],
  ['zhangsan123', 'password-personal'],
  ['xiaoming2024', 'password-personal'],
  ['wang.xiaoming@quanzhou.gov.cn', 'password-personal'],
  ['申报系统申报系统申报系统', 'password-pattern'],
  ['晋江的海风吹过八个渡口', 'taken'],
  ['correct horse battery staple', 'taken'],
  ['a-long-password-for-tests', 'taken'],
  [`x${'ab1-'.repeat(49)}`, 'taken'],
])('%s: %s', ([password, reason]) => {
  expect(reasonFor(password!)).toBe(reason)
})
