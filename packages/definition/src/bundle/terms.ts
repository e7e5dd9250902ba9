import type { FormBundle } from '../types/index.ts'
import { bundleInYears } from './followed-years.ts'
import { regionalBundle, regionOfAnswers } from './variant.ts'

/** What of an application, beside its answers, decides how its edition holds for it. */
export interface Terms {
  /**
   * Code of the region that it is of, as its answers name it unless it is said: what a region
   * rules in addition holds for it.
   */
  readonly region?: string | undefined
  /**
   * The last day on which it can be handed in, as `2024-12-31`, where that is not the last of the window of
   * its edition and region: somebody was given more time.
   */
  readonly closes?: string | undefined
}

/** An edition as it holds for an application: in the years that its answers ask for, and on its terms. */
export function bundleOnTerms(
  bundle: FormBundle,
  answers: unknown,
  { region, closes }: Terms = {},
): FormBundle {
  const inYears = bundleInYears(bundle, answers)
  return closingOn(regionalBundle(inYears, region ?? regionOfAnswers(inYears, answers)), closes)
}

const made = new WeakMap<FormBundle, Map<string, FormBundle>>()

/** The bundle itself where its window closes that day anyway, or it has none. */
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
