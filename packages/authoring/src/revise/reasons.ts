import { speaker } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { CarryReasons } from '../carry/draft-map.ts'
import reasons from '../carry/drafted-reasons.json' with { type: 'json' }

const say = speaker(reasons)

/** The reasons in a drafted carry map, as written to `carry.json`. */
export function reviseReasons(language: Language): CarryReasons {
  return {
    date: say('date', language),
    signature: say('signature', language),
    otherRole: say('otherRole', language),
    gone: say('gone', language),
    otherYear: say('otherYear', language),
  }
}
