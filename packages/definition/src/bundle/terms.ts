import type { FormBundle } from '../types/index.ts'
import { bundleInYears } from './followed-years.ts'
import { regionalBundle, regionOfAnswers } from './variant.ts'

/** What decides how an edition applies to an application, besides its answers. */
export interface Terms {
  /**
   * Region code of the application, by default the one in its answers; regional rules of that region apply.
   */
  readonly region?: string | undefined
  /**
   * The last day for submission, as `2024-12-31`, if it was extended beyond the window of the edition and
   * region.
   */
  readonly closes?: string | undefined
}

/**
 * Returns the edition as it applies to an application: with the years that its answers ask for, and on its
 * terms.
 */
export function bundleOnTerms(
  bundle: FormBundle,
  answers: unknown,
  { region, closes }: Terms = {},
): FormBundle {
  const inYears = bundleInYears(bundle, answers)
  return closingOn(regionalBundle(inYears, region ?? regionOfAnswers(inYears, answers)), closes)
}

const made = new WeakMap<FormBundle, Map<string, FormBundle>>()

/** Returns the same bundle if its window closes that day anyway, or if it has none. */
function closingOn(bundle: FormBundle, closes: string | undefined): FormBundle {
  const { edition } = bundle
  if (closes === undefined || !edition.window || edition.window.to === closes) return bundle
  let known = made.get(bundle)
  if (!known) made.set(bundle, (known = new Map()))
  let own = known.get(closes)
  if (!own) {
    own = { ...bundle, edition: { ...edition, window: { ...edition.window, to: closes } } }
    known.set(closes, own)
  }
  return own
}
