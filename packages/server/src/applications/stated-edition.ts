import { answersIn, isVersion, namedEdition } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { HttpError } from '../http/errors.ts'

/**
 * Answers as they were sent, without what they say they are of, which is beside them here.
 * @throws HttpError for those of another edition or version: the same place may mean another unit there
 */
export function answersSent(document: unknown, bundle: FormBundle): unknown {
  const { answers, of, unplaced } = answersIn(document)
  const pointers = Object.keys(unplaced ?? {})
  if (pointers.length > 0)
    throw new HttpError('unprocessable', 'What `$kept` names has something else in its place by now', {
      pointers,
    })
  if (of === undefined) return answers
  const own = namedEdition(bundle)
  if (of === 'unreadable')
    throw new HttpError('unprocessable', '`$edition` names `form` and `edition`, both as texts')
  if (isVersion(of, own)) return answers
  const { form, edition, digest = '' } = of
  throw new HttpError(
    'unprocessable',
    `These answers are of ${form} ${edition} ${digest}, not of ${own.form} ${own.edition} ${own.digest}: ` +
      `the same place may mean another unit or year there`,
    { stated: of, expected: own },
  )
}
