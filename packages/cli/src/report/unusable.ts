import { explain } from '@formwright/definition'
import type { Language, ProblemCode } from '@formwright/definition'
import type { UnusableInput } from '@formwright/definition/node'
import { say } from '../texts.ts'

/** Properties of an unusable input, as passed between threads. */
export type UnusableFile = Pick<
  UnusableInput,
  'file' | 'reason' | 'detail' | 'line' | 'column' | 'syntax' | 'params'
>

/** Explains why an input cannot be used, with file and position. */
export function explainUnusable(
  { file, reason, detail, line, column, syntax, params }: UnusableFile,
  language: Language,
): string {
  if (reason !== 'json') return say(reason, language, { file, detail })
  const { says, advice } = explain({ code: syntax as ProblemCode, params: params ?? { detail } }, language)
  return say('json', language, { file, line: line ?? 1, column: column ?? 1, says, advice })
}
