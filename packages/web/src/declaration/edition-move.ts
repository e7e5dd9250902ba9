import type { FormBundle } from '@formwright/definition'
import { diffDocuments } from '@formwright/engine'
import type { Change, Form } from '@formwright/engine'
import type { DraftLeftover } from '../drafts/database.ts'
import { changeOf } from '../drafts/draft-store.ts'
import type { EditionMove } from '../drafts/rebased.ts'
import { loadForm } from './load-form.ts'

/**
 * The conversion between two versions of an edition, by digest, matching fields by id.
 * @param aside leftovers of earlier versions
 * @throws OpenError
 */
export async function moveBetween(
  from: string,
  to: string,
  aside: readonly DraftLeftover[] = [],
): Promise<EditionMove> {
  const versions = [...new Set(aside.flatMap(({ of }) => of ?? []))]
  const [before, after, { moveAnswers, ...puts }, { leftOfFile }, ...earlier] = await Promise.all([
    loadForm({ edition: from }),
    loadForm({ edition: to }),
    import('@formwright/authoring'),
    import('./left-of-file.ts'),
    // leftovers of an unavailable version are kept
    ...versions.map((edition) =>
      loadForm({ edition }).then(
        ({ bundle }) => bundle,
        () => undefined,
      ),
    ),
  ])
  const bundles = new Map(versions.map((version, index) => [version, earlier[index]]))
  return {
    from,
    to,
    move: (answers) => {
      const rebased = moveAnswers(answers, before.bundle, after)
      const words = leftOfFile(rebased.aside, before.bundle, true)
      const left = rebased.aside.map((one, index): DraftLeftover => {
        const { text, shown } = words[index]!
        return { ...one, text, shown }
      })
      return { ...rebased, aside: left }
    },
    back: restoreInto(after, bundles, puts),
  }
}

type PutFunctions = Pick<typeof import('@formwright/authoring'), 'filledValues' | 'putBack' | 'putOver'>

/** Restores leftovers of earlier versions, latest first. */
export function restoreInto(
  to: Form,
  bundles: ReadonlyMap<string, FormBundle | undefined>,
  { filledValues, putBack, putOver }: PutFunctions,
): NonNullable<EditionMove['back']> {
  return (answers, aside) => {
    let document = answers
    const back = new Set<unknown>()
    for (const [version, from] of [...bundles].reverse()) {
      if (!from) continue
      const left = aside.filter(({ of }) => of === version)
      const put = putBack(document, left, from, to)
      document = put.answers
      for (const one of put.back) back.add(one)
    }
    return {
      answers: document,
      restored: filledValues(answers, document),
      aside: aside
        .filter((one) => !back.has(one))
        .map((left) => {
          const { place: _, ...one } = left
          const from = one.of === undefined ? undefined : bundles.get(one.of)
          const put = from && putOver(document, one, from, to)
          if (!put) return one
          return { ...one, place: 'answers' in put ? 'fits' : 'differs' } as const
        }),
    }
  }
}

/**
 * The changes that restore a leftover, replacing the current value; `undefined` if it belongs to rows that
 * changed.
 * @throws OpenError
 */
export async function withLeft(
  answers: unknown,
  left: DraftLeftover,
  form: Form,
): Promise<readonly Change[]> {
  const [{ bundle }, { putOver }] = await Promise.all([
    loadForm({ edition: left.of! }),
    import('@formwright/authoring'),
  ])
  const put = putOver(answers, left, bundle, form)
  if (!put || !('answers' in put)) return []
  return diffDocuments(answers, put.answers).map(changeOf)
}
