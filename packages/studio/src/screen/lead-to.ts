import type { Problem } from '@formwright/definition'
import { speak } from './use-studio.ts'
import type { StudioState, StudioText } from './use-studio.ts'

/** The control that edits the value at a pointer in a rule, field, cell or carry map. */
const CONTROLS: readonly (readonly [place: RegExp, label: StudioText])[] = [
  [/^\/rules\/\d+\/message\b/, 'rule-message'],
  [/^\/rules\/\d+\/when\b/, 'rule-when'],
  [/^\/rules\/\d+\/(?:check|compute|visible|required|enabled)\b/, 'rule-check'],
  [/^\/rules\/\d+\/severity\b/, 'rule-severity'],
  [/^\/rules\/\d+\/source\b/, 'rule-source'],
  [/^\/rules\/\d+\/at\b/, 'rule-at'],
  [/^\/rules\/\d+\/id$/, 'rule-id'],
  [/^\/rules\/\d+\/(?:eligibility|kind)\b/, 'rule-eligible'],
  [/^\/fields\//, 'carry'],
  [/\/(?:oneOf|anyOf|enum)\/(\d+)(?:\/title|\/const)?$/, 'option-title'],
  [/\/x-list\/columns\/(\d+)\b/, 'column-title'],
  [/\/x-unit$/, 'unit'],
  [/\/x-decimals$/, 'decimals'],
  [/\/x-words$/, 'words'],
  [/\/x-evidence\b/, 'evidence'],
  [/\/x-source$/, 'source'],
  [/\/minimum$/, 'minimum'],
  [/\/maximum$/, 'maximum'],
  [/\/pattern$/, 'text-form'],
  [/\/description$/, 'help'],
  [/\/blocks\/\d+\/rows\/\d+\/\d+\b/, 'paper-text'],
  [/\/title$/, 'label'],
]

/** Problem codes reported at a whole field that concern one of its properties. */
const BY_CODE: Partial<Record<Problem['code'], StudioText>> = {
  'unit-missing': 'unit',
  'title-missing': 'label',
  'title-empty': 'label',
  'evidence-mismatch': 'evidence',
}

/** The label of the control that fixes a problem; `undefined` if there is no single one. */
export function controlOf({ code, pointer }: Pick<Problem, 'code' | 'pointer'>):
  | {
      readonly label: StudioText
      readonly n?: number
    }
  | undefined {
  // a rule without any effect has to be reviewed as a whole, and is often deleted
  if (code === 'always-true' || code === 'never-true') return undefined
  const byCode = BY_CODE[code]
  if (byCode) return { label: byCode }
  for (const [location, label] of CONTROLS) {
    const found = location.exec(pointer)
    if (found) return { label, ...(found[1] === undefined ? {} : { n: Number(found[1]) + 1 }) }
  }
  return undefined
}

/** Shows where a problem is fixed and focuses the control. */
export function leadTo(
  problem: Pick<Problem, 'code' | 'pointer'>,
  location: Parameters<StudioState['show']>[0],
  { show, language }: Pick<StudioState, 'show' | 'language'>,
): void {
  show(location)
  const control = controlOf(problem)
  if (!control || !location.selection) return
  const { label, n = 0 } = control
  const words = speak(label, language, { n })
  // the panel exists after the next rendering
  requestAnimationFrame(() => requestAnimationFrame(() => labelled(words)?.focus()))
}

/** The control with a label in the open rule or properties pane. */
function labelled(words: string): HTMLElement | undefined {
  const panel = document.querySelector('.st-rule.st-open') ?? document.querySelector('.st-properties')
  const named = panel?.querySelector<HTMLElement>(`[aria-label=${JSON.stringify(words)}]`)
  const label = [...(panel?.querySelectorAll('label') ?? [])].find(
    (candidate) => candidate.textContent === words,
  )
  return named ?? (label?.control as HTMLElement | null | undefined) ?? undefined
}
