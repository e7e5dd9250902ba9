import { isWithin } from '@formwright/definition'
import type { FormBundle, TreeBundle } from '@formwright/definition'
import { unfilledFor } from '@formwright/engine'
import type { Application } from '@formwright/api'
import type { TextName } from '../texts/say.ts'
import { isSubmission } from './workflow.ts'

/** A notice about scans of signature and seal, with their fields. */
export interface ScanNotice {
  readonly text: TextName
  readonly pointers: readonly string[]
  readonly severity: 'warning' | 'info'
  /** Whether the reader may upload them now. */
  readonly mayUpload: boolean
}

type ScanFacts = Pick<Application, 'state' | 'rights' | 'outdatedScans'>

/** The notice about scans. Before submission nobody is asked to print; nothing if there is nothing to do. */
export function scanNotice(
  { state, rights, outdatedScans }: ScanFacts,
  bundle: Pick<FormBundle, 'form'> & TreeBundle,
  answers: unknown,
): ScanNotice | undefined {
  const { workflow } = bundle.form
  const { transitions = [], edit = {}, attach = {} } = workflow?.states[state] ?? {}
  const isAt = (pointers: readonly string[], editable: readonly string[]) =>
    pointers.some((pointer) => editable.some((within) => isWithin(pointer, within)))
  const own = [...rights.edit, ...rights.attach]
  const beforeSubmission = transitions.some(isSubmission)
  if (outdatedScans.length > 0) {
    const mayUpload = isAt(outdatedScans, own)
    const text = !mayUpload
      ? 'scan-outdated-other'
      : beforeSubmission
        ? 'scan-outdated-submit'
        : 'scan-outdated'
    return { text, pointers: outdatedScans, severity: 'warning', mayUpload: mayUpload && !beforeSubmission }
  }
  const missing = unfilledFor({ filled: workflow?.later ?? [] }, answers, bundle)
  const anybodys = [edit, attach].flatMap((editable) => Object.values(editable).flat())
  if (beforeSubmission || !isAt(missing, anybodys)) return undefined
  const mayUpload = isAt(missing, own)
  return {
    text: mayUpload ? 'scan-missing' : 'scan-missing-other',
    pointers: missing,
    severity: 'info',
    mayUpload,
  }
}
