import type { Language } from '@formwright/definition'
import { isDatabaseUnavailable } from '../database/connect.ts'
import { LocalizedError, messageIn } from '../messages/localized-error.ts'

/** PostgreSQL codes for a wrong user or password, or a missing database. */
const REFUSED = /^(28|3D)/
const FULL = new Set(['ENOSPC', '53100'])
const MISSING = new Set(['ENOENT', 'ENOTDIR'])
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS'])

/** Explains an expected error for the terminal; undefined for unexpected ones. */
export function explain(error: unknown, language: Language): string | undefined {
  if (error instanceof LocalizedError) return error.in(language)
  const { code = '', message, path = '' } = error as { code?: string; message: string; path?: string }
  if (FULL.has(code)) return messageIn(language, 'disk-full', { path })
  if (MISSING.has(code) && path !== '') return messageIn(language, 'no-such-file', { path })
  if (FORBIDDEN.has(code)) return messageIn(language, 'not-permitted', { path })
  if (isDatabaseUnavailable(error) || REFUSED.test(code))
    return messageIn(language, 'database-away', { detail: message || code })
  return undefined
}
