import type { Conditions } from './conditions.ts'
import type { Wording } from '../findings/finding.ts'
import type { Branches } from '../structure/branches.ts'
import type { Requirements } from '../structure/required.ts'
import type { Validators } from '../structure/validators.ts'

/** What validation of a value needs, independent of the language. */
export interface Validation {
  readonly validators: Validators
  readonly branches: Branches
  readonly requirements: Requirements
  readonly conditions: Conditions
}

/** What validation of a value needs besides the value. */
export interface ValidationRun extends Validation {
  readonly wording: Wording
  readonly answers: unknown
}
