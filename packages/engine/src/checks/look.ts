import type { Conditions } from './conditions.ts'
import type { Finding, Wording } from '../findings/finding.ts'
import type { Branches } from '../structure/branches.ts'
import type { Requirements } from '../structure/required.ts'
import type { Validators } from '../structure/validators.ts'

/** What looking at a value of a form needs, whatever the language. */
export interface Looking {
  readonly validators: Validators
  readonly branches: Branches
  readonly requirements: Requirements
  readonly conditions: Conditions
}

/** What looking at a value needs besides the value. */
export interface Look extends Looking {
  readonly wording: Wording
  readonly answers: unknown
}

/** More findings on one list or map say nothing new. */
export const ENOUGH = 200

/** Adds findings until there are enough; true when there are. */
export function addUpTo(findings: Finding[], more: readonly Finding[]): boolean {
  for (const finding of more) {
    if (findings.length >= ENOUGH) return true
    findings.push(finding)
  }
  return findings.length >= ENOUGH
}
