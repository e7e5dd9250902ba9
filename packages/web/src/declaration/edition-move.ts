import type { EditionMove } from '../drafts/rebased.ts'
import { loadForm } from './load-form.ts'

/**
 * The way from one version of an edition to another, by their digests: by the identity of fields.
 * @throws Unopenable
 */
export async function moveBetween(from: string, to: string): Promise<EditionMove> {
  const [before, after, { moveAnswers }] = await Promise.all([
    loadForm({ edition: from }),
    loadForm({ edition: to }),
    import('@formwright/authoring'),
  ])
  return { from, to, move: (answers) => moveAnswers(answers, before.bundle, after) }
}
