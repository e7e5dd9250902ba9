import { compilePattern, plainForms, treeOf, walk } from '@formwright/definition'
import type { PrivateKind, TreeBundle } from '@formwright/definition'
import { maskText } from './mask-text.ts'
import { bareNumber, WRITTEN } from './quoted-numbers.ts'

/** What a private number looks like where its field has no pattern. */
const LOOKS: Partial<Record<PrivateKind, string>> = {
  identity: '^(\\d{17}[\\dX]|\\d{15})$',
  phone: '^(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8})$',
}
const NUMBERS: ReadonlySet<PrivateKind> = new Set(['identity', 'phone', 'account'])
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
/** What parts two numbers that stand beside one another: spaces, brackets and strokes of either width. */
const BETWEEN = /(\s+|[()/\uFF08\uFF09\uFF0F])/

type Masking = (text: string) => string

const known = new WeakMap<object, Masking>()

/**
 * Masks what looks like a value of a private field of the form, whether or not any answer holds it: what
 * stood there earlier, or stands on paper. For texts that people write about an application, not for answers.
 */
export function maskLookalikes(bundle: TreeBundle): Masking {
  let masking = known.get(bundle.schema)
  if (!masking) known.set(bundle.schema, (masking = maskingOf(bundle)))
  return masking
}

function maskingOf(bundle: TreeBundle): Masking {
  const looks = new Map<string, PrivateKind>()
  let emails = false
  for (const { schema } of walk(treeOf(bundle).root)) {
    const kind = schema['x-private']
    if (kind === undefined) continue
    emails ||= kind === 'email'
    const pattern = NUMBERS.has(kind) ? (schema.pattern ?? LOOKS[kind]) : undefined
    if (pattern !== undefined && !looks.has(pattern)) looks.set(pattern, kind)
  }
  const kinds = [...looks].flatMap(([source, kind]) => {
    const pattern = compilePattern(source)
    return typeof pattern === 'string' ? [] : [{ pattern, kind }]
  })
  const number = (written: string): string | undefined => {
    const bare = bareNumber(written)
    const found =
      bare === undefined
        ? undefined
        : kinds.find(({ pattern }) => pattern.test(bare) || pattern.test(plainForms(written)))
    return found && bare !== undefined ? maskText(bare, found.kind) : undefined
  }
  return (text) => {
    const masked = text.replaceAll(
      WRITTEN,
      (run) =>
        number(run) ??
        run
          .split(BETWEEN)
          .map((part) => number(part) ?? part)
          .join(''),
    )
    return emails ? masked.replaceAll(EMAIL, (found) => maskText(found, 'email')) : masked
  }
}
