import { useEffect, useState, useSyncExternalStore } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  attachmentEntries,
  ATTACHMENTS,
  below,
  equal,
  isObject,
  pointerOfTarget,
  valueAt,
} from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { Finding, Form } from '@formwright/engine'
import { valueText } from '@formwright/fields/value-text'
import { ApiError } from '../api/api.ts'
import { problemText } from '../api/problem.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import type { Draft } from '../drafts/database.ts'
import type { DraftStore } from '../drafts/draft-store.ts'
import type { Undecided } from '../drafts/draft-state.ts'
import { filesNotHere } from '../drafts/evidence.ts'
import { namedFiles } from '../drafts/named-files.ts'
import { useSay } from '../texts/say.ts'
import type { Say } from '../texts/say.ts'
import { timeText } from '../texts/time.ts'
import { useLabels } from '../values/labels.ts'
import { inParts } from '../declaration/in-parts.ts'
import type { OpenDeclaration } from '../declaration/open-declaration.ts'
import { historiesQuery } from './histories.ts'

/** A conflict with who set the other value and when, if known. */
export interface UndecidedField extends Undecided {
  readonly by: string
  readonly at: string
}

/** The conflicts of a draft as text. */
export function useUndecided(draftStore: DraftStore): readonly UndecidedField[] {
  const say = useSay()
  const { language } = usePreferences()
  const undecided = useSyncExternalStore(draftStore.subscribe, () => draftStore.undecided)
  const { data: histories } = useQuery(historiesQuery(useQueryClient(), draftStore.draft.id, undecided))
  return undecided.map((conflict, index) => {
    const change = histories?.[index]?.find(({ after }) => equal(after ?? undefined, conflict.theirs))
    return {
      ...conflict,
      by: conflict.with === 'window' ? say('other-window') : (change?.by ?? say('a-colleague')),
      at: change ? timeText(change.at, language) : '',
    }
  })
}

/** Adds findings about conflicts, rejected values and missing files. */
export function useReported(
  { form, store, draftStore }: OpenDeclaration,
  undecided: readonly UndecidedField[],
): void {
  const say = useSay()
  const labelOf = useLabels(form, store)
  const { language } = usePreferences()
  const draft = useSyncExternalStore(draftStore.subscribe, () => draftStore.draft)
  const missing = useMissing(draft)
  const findings = [
    ...undecided.map((field) => undecidedFinding({ form, language }, field, labelOf(field.pointer), say)),
    ...refusedFindings(form, draft, say),
    ...missing.map((file) => fileFinding(form, draft, file, say('file-not-held', { name: file.name }))),
    ...unnamedFindings(form, draft, say),
  ]
  const key = JSON.stringify([language, findings])
  useEffect(() => {
    store.report(JSON.parse(key)[1] as Finding[])
  }, [store, key])
}

/** Code of the finding about a conflict. */
export const UNDECIDED = 'undecided'

function undecidedFinding(
  { form, language }: { readonly form: Form; readonly language: Language },
  field: UndecidedField,
  label: string,
  say: Say,
): Finding {
  const { pointer, mine, theirs, by, at } = field
  const text = (value: unknown) => shortened(valueText(form, pointer, value, language) || say('empty-value'))
  return finding(
    form,
    UNDECIDED,
    pointer,
    say('undecided', { label, by, at, mine: text(mine), theirs: text(theirs) }),
    theirs === undefined ? {} : { theirs },
  )
}

const SHOWN = 60

function shortened(text: string): string {
  const letters = [...text]
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : text
}

function refusedFindings(form: Form, draft: Draft, say: Say): Finding[] {
  const { answers, refused = [] } = draft
  return refused.flatMap(({ sha256, pointer, code, message }) => {
    const detail = problemText(new ApiError(422, code, message), say)
    if (sha256 === undefined) {
      const isListed = unnamedAttachments(answers).some(({ index }) => below(ATTACHMENTS, index) === pointer)
      return isListed ? [] : [finding(form, 'refused', pointer!, say('value-refused', { detail }))]
    }
    return namedFiles(answers)
      .filter((file) => file.sha256 === sha256)
      .map((file) =>
        fileFinding(
          form,
          draft,
          file,
          code === 'file-missing'
            ? say('file-not-held', { name: file.name })
            : say('file-refused', { name: file.name, detail }),
        ),
      )
  })
}

interface File {
  readonly sha256: string
  readonly target: string
}

/** A finding at the field of a file, fixed by removing the file. */
function fileFinding(form: Form, { answers }: Draft, { sha256, target }: File, message: string): Finding {
  const files = valueAt(answers, ATTACHMENTS)
  const at = Array.isArray(files)
    ? files.findIndex((file: Partial<File> | null) => file?.sha256 === sha256 && file.target === target)
    : -1
  return {
    ...finding(form, 'file', pointerOfTarget(target), message, { sha256 }),
    ...(at < 0 ? {} : { removes: below(ATTACHMENTS, at) }),
  }
}

/** Attachments without hash, as written by other programs. */
function unnamedAttachments(answers: unknown) {
  return attachmentEntries(answers).flatMap((entry, index) => {
    const { sha256, target, name = target } = isObject(entry) ? entry : {}
    return typeof sha256 === 'string' || typeof target !== 'string'
      ? []
      : [{ index, target, name: String(name) }]
  })
}

function unnamedFindings(form: Form, { answers }: Draft, say: Say): Finding[] {
  return unnamedAttachments(answers).map(({ index, target, name }) => ({
    ...finding(form, 'file', pointerOfTarget(target), say('file-not-held', { name })),
    removes: below(ATTACHMENTS, index),
  }))
}

function finding(
  form: Form,
  code: string,
  pointer: string,
  message: string,
  values: Finding['values'] = {},
): Finding {
  return {
    code,
    severity: 'error',
    kind: 'consistency',
    pointer,
    related: [],
    message,
    values,
    source: '',
    check: '',
    part: inParts(form.bundle.parts, pointer),
    reported: true,
  }
}

/** Attached files of a local draft that are not in this browser; for applications the server reports them. */
function useMissing({ answers, remote }: Draft): ReturnType<typeof namedFiles> {
  const [missing, setMissing] = useState<ReturnType<typeof namedFiles>>([])
  const isAlone = remote === undefined
  const attachments = valueAt(answers, ATTACHMENTS)
  useEffect(() => {
    let current = true
    if (isAlone) void filesNotHere(namedFiles({ attachments })).then((files) => current && setMissing(files))
    return () => {
      current = false
    }
  }, [isAlone, attachments])
  return isAlone ? missing : []
}
