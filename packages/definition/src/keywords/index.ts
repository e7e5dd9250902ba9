import type { Keyword } from './keyword.ts'
import { xAnnual } from './x-annual/x-annual.ts'
import { xCount } from './x-count/x-count.ts'
import { xDecimals } from './x-decimals/x-decimals.ts'
import { xEvidence } from './x-evidence/x-evidence.ts'
import { xId } from './x-id/x-id.ts'
import { xInactive } from './x-inactive/x-inactive.ts'
import { xKey } from './x-key/x-key.ts'
import { xList } from './x-list/x-list.ts'
import { xNone } from './x-none/x-none.ts'
import { xPrivate } from './x-private/x-private.ts'
import { xRef } from './x-ref/x-ref.ts'
import { xSource } from './x-source/x-source.ts'
import { xUnit } from './x-unit/x-unit.ts'
import { xWords } from './x-words/x-words.ts'

/** The vocabulary that this format adds to JSON Schema 2020-12. A new keyword is a folder and a line here. */
export const keywords: readonly Keyword[] = [
  xId,
  xUnit,
  xDecimals,
  xWords,
  xNone,
  xAnnual,
  xEvidence,
  xList,
  xSource,
  xKey,
  xRef,
  xCount,
  xPrivate,
  xInactive,
]
