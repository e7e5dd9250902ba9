import { answersIn, isVersion, namedEdition } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { HttpError } from '../http/errors.ts'

/**
 * The answers of a request without the statement of their edition.
 * @throws HttpError if they state another edition or version, where pointers may mean other units
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
