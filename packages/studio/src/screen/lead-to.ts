import type { Problem } from '@formwright/definition'
import { speak } from './use-studio.ts'
import type { StudioState, StudioText } from './use-studio.ts'

/** Which control changes what stands at a place in a rule, a field, a cell or the carry map. */
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

/** Codes that stand at a whole field and are about one thing of it. */
const BY_CODE: Partial<Record<Problem['code'], StudioText>> = {
  'unit-missing': 'unit',
  'title-missing': 'label',
  'title-empty': 'label',
  'evidence-mismatch': 'evidence',
}

/** The label of the control by which a problem is fixed where it is shown; nothing where no single one is. */
export function controlOf({ code, pointer }: Pick<Problem, 'code' | 'pointer'>):
  | {
      readonly label: StudioText
      readonly n?: number
    }
  | undefined {
  // a rule that can say nothing any more is looked at as a whole, and often deleted
  if (code === 'always-true' || code === 'never-true') return undefined
  const byCode = BY_CODE[code]
  if (byCode) return { label: byCode }
  for (const [location, label] of CONTROLS) {
    const found = location.exec(pointer)
    if (found) return { label, ...(found[1] === undefined ? {} : { n: Number(found[1]) + 1 }) }
  }
  return undefined
}

/** Shows where a problem is fixed and goes to the control that does it. */
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
  // the panel is there once it was drawn
  requestAnimationFrame(() => requestAnimationFrame(() => labelled(words)?.focus()))
}

/** The control of a label in the rule or the properties that are open. */
function labelled(words: string): HTMLElement | undefined {
  const panel = document.querySelector('.st-rule.st-open') ?? document.querySelector('.st-properties')
  const named = panel?.querySelector<HTMLElement>(`[aria-label=${JSON.stringify(words)}]`)
  const label = [...(panel?.querySelectorAll('label') ?? [])].find((one) => one.textContent === words)
  return named ?? (label?.control as HTMLElement | null | undefined) ?? undefined
}
