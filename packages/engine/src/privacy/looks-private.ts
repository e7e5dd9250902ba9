import { compilePattern, plainForms, treeOf, walk } from '@formwright/definition'
import type { PrivateKind, TreeBundle } from '@formwright/definition'
import { maskText } from './mask-text.ts'
import { bareNumber, WRITTEN } from './quoted-numbers.ts'

/** Patterns of private numbers for fields without a pattern. */
const LOOKS: Partial<Record<PrivateKind, string>> = {
  identity: '^(\\d{17}[\\dX]|\\d{15})$',
  phone: '^(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8})$',
}
const NUMBERS: ReadonlySet<PrivateKind> = new Set(['identity', 'phone', 'account'])
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
/** Separators between adjacent numbers: spaces, brackets and strokes of either width. */
const BETWEEN = /(\s+|[()/\uFF08\uFF09\uFF0F])/

type Masking = (text: string) => string

const known = new WeakMap<object, Masking>()

/**
 * Masks everything that looks like a value of one of the form's private fields, whether or not an answer
 * contains it: it may be an earlier value, or on paper. For texts about an application, not for answers.
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
