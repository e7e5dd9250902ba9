import type { FormBundle } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import type { SetAside } from '../drafts/database.ts'
import type { EditionMove } from '../drafts/rebased.ts'
import { loadForm } from './load-form.ts'

/**
 * The way from one version of an edition to another, by their digests: by the identity of fields.
 * @param aside what earlier versions left without a place
 * @throws Unopenable
 */
export async function moveBetween(
  from: string,
  to: string,
  aside: readonly SetAside[] = [],
): Promise<EditionMove> {
  const versions = [...new Set(aside.flatMap(({ of }) => of ?? []))]
  const [before, after, { moveAnswers, placesFilled, putBack }, ...earlier] = await Promise.all([
    loadForm({ edition: from }),
    loadForm({ edition: to }),
    import('@formwright/authoring'),
    // one that is not to be had leaves its answers aside
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
    move: (answers) => moveAnswers(answers, before.bundle, after),
    back: backInto(after, bundles, { placesFilled, putBack }),
  }
}

/** Puts back what versions left, the last of them first. */
export function backInto(
  to: Form,
  bundles: ReadonlyMap<string, FormBundle | undefined>,
  { placesFilled, putBack }: Pick<typeof import('@formwright/authoring'), 'placesFilled' | 'putBack'>,
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
      restored: placesFilled(answers, document),
      aside: aside.filter((one) => !back.has(one)),
    }
  }
}
