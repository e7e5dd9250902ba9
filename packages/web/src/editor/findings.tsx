import { useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { Tabs } from '../elements/tabs.tsx'
import { bundleInYears, labelAt, translate, treeOf } from '@formwright/definition'
import { countFindings, isMissing, reasonKey } from '@formwright/engine'
import type { Finding, Form, FormStore } from '@formwright/engine'
import { Boundary } from '../parts/boundary.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { useSay } from '../texts/say.ts'
import type { TextName } from '../texts/say.ts'
import { useLabels } from '../values/labels.ts'
import { Eligibility } from './eligibility.tsx'
import { removable, removeAll } from './removals.ts'
import { inParts } from '../declaration/in-parts.ts'
import { useLive } from '../declaration/use-live.ts'
import { Issuer } from './issuer.tsx'

/** A tab beside the findings. */
export interface BesideTab {
  readonly key: string
  readonly label: string
  readonly content: ReactNode
}

/** The text of a reviewer's note. */
export interface ListedNote {
  readonly pointer: string
  readonly by: string
  readonly text: string
}

/** The status of the declaration, shown instead of whether it can be submitted. */
export interface Verdict {
  readonly title: string
  readonly text: string
  readonly kind: 'plain' | 'returned'
}

export interface FindingsProps {
  readonly form: Form
  readonly store: FormStore
  readonly mayEdit: (pointer: string) => boolean
  readonly onJump: (pointer: string) => void
  /** Without it the list shows whether the declaration can be submitted. */
  readonly verdict?: Verdict | undefined
  readonly notes?: readonly ListedNote[]
  readonly notesLead?: TextName | undefined
  /** Reasons for warnings, by `reasonKey`. */
  readonly reasons?: Readonly<Record<string, string>> | undefined
  /** Additional tabs, such as comments. */
  readonly beside?: readonly BesideTab[]
}

/** Findings and missing answers, always visible, with links to their fields. */
export function Findings(props: FindingsProps) {
  const say = useSay()
  const [tab, setTab] = useState('findings')
  return (
    <aside className="findings" aria-label={say('findings')}>
      <Tabs
        tabs={[
          { key: 'findings', label: say('findings') },
          { key: 'eligibility', label: say('eligibility') },
          ...(props.beside ?? []),
        ]}
        shown={tab}
        onShow={setTab}
      />
      <div id="panel-findings" role="tabpanel" aria-labelledby="tab-findings" hidden={tab !== 'findings'}>
        {tab === 'findings' && <List {...props} />}
      </div>
      <div
        id="panel-eligibility"
        role="tabpanel"
        aria-labelledby="tab-eligibility"
        hidden={tab !== 'eligibility'}
      >
        {tab === 'eligibility' && (
          <Boundary>
            <Eligibility {...props} />
          </Boundary>
        )}
      </div>
      {props.beside?.map(({ key, content }) => (
        <div
          key={key}
          id={`panel-${key}`}
          role="tabpanel"
          aria-labelledby={`tab-${key}`}
          hidden={tab !== key}
        >
          {tab === key && <Boundary>{content}</Boundary>}
        </div>
      ))}
    </aside>
  )
}

const GROUPS: readonly {
  readonly name: TextName
  readonly lead: TextName
  readonly kind: string
  readonly holds: (finding: Finding, answers: unknown) => boolean
}[] = [
  {
    name: 'errors',
    lead: 'errors-lead',
    kind: 'error',
    holds: (finding, answers) => finding.severity === 'error' && !isMissing(finding, answers),
  },
  {
    name: 'warnings',
    lead: 'warnings-lead',
    kind: 'warning',
    holds: ({ severity }) => severity === 'warning',
  },
  {
    name: 'to-fill',
    lead: 'to-fill-lead',
    kind: 'empty',
    holds: (finding, answers) => finding.severity === 'error' && isMissing(finding, answers),
  },
]

function List({
  form,
  store,
  mayEdit,
  onJump,
  verdict,
  notes = [],
  notesLead = 'notes-title-lead',
  reasons,
}: FindingsProps) {
  const say = useSay()
  const findings = useLive(store, (live) => live.findings())
  const groups = useMemo(
    () =>
      GROUPS.map((group) => ({
        ...group,
        findings: findings.filter((one) => group.holds(one, store.answers)),
      })),
    [findings, store],
  )
  const [errors, warnings, empty] = groups.map((group) => countFindings(group.findings)) as [
    number,
    number,
    number,
  ]
  return (
    <>
      <p
        className={`verdict${verdict ? ` is-${verdict.kind}` : errors + empty === 0 ? ' is-ready' : ''}`}
        role="status"
      >
        {verdict ? (
          <>
            <strong>{verdict.title}</strong>
            <span>{verdict.text}</span>
            {errors + empty > 0 && <span>{say('not-ready', { count: errors + empty })}</span>}
          </>
        ) : (
          <>
            <strong>
              {errors + empty === 0 ? say('ready') : say('not-ready', { count: errors + empty })}
            </strong>
            <span>
              {errors + empty === 0
                ? warnings > 0
                  ? say('ready-warnings', { count: warnings })
                  : say('ready-text')
                : store.progress().filled === 0
                  ? say('first-start')
                  : ''}
            </span>
          </>
        )}
      </p>
      {notes.length > 0 && <Notes notes={notes} lead={notesLead} form={form} store={store} onJump={onJump} />}
      {groups.map(
        (group) =>
          group.findings.length > 0 && (
            <Group
              key={group.name}
              {...group}
              form={form}
              store={store}
              mayEdit={mayEdit}
              onJump={onJump}
              reasons={reasons}
            />
          ),
      )}
    </>
  )
}

/** The reviewers' notes. */
function Notes({
  notes,
  lead,
  form,
  store,
  onJump,
}: Pick<FindingsProps, 'form' | 'store' | 'onJump'> & {
  readonly notes: readonly ListedNote[]
  readonly lead: TextName
}) {
  const say = useSay()
  const nameOf = useLabels(form, store)
  return (
    <section className="finding-group is-warning">
      <h2>
        {say('notes-title')} <b>{notes.length}</b> <small>{say(lead)}</small>
      </h2>
      <ul>
        {notes.map(({ pointer, by, text }, index) => (
          <li key={`${pointer} ${index}`}>
            <button type="button" onClick={() => onJump(pointer)}>
              <strong>{nameOf(pointer)}</strong>
              {say('colon')}
              {text} <small className="quiet">{by}</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Number of lines shown per group before “show all”. */
const FIRST = 40

interface GroupProps extends Pick<FindingsProps, 'form' | 'store' | 'mayEdit' | 'onJump' | 'reasons'> {
  readonly name: TextName
  readonly lead: TextName
  readonly kind: string
  readonly findings: readonly Finding[]
}

function Group({ name, lead, kind, findings, form, store, mayEdit, onJump, reasons = {} }: GroupProps) {
  const say = useSay()
  const { language } = usePreferences()
  const [all, setAll] = useState(false)
  const { parts } = form.bundle
  const shown = all ? findings : findings.slice(0, FIRST)
  const removables = removable(findings, mayEdit)
  const foreign = removables.filter(({ code }) => code === 'unknown')
  const byPart = parts
    .map((part) => ({
      part,
      own: shown.filter((finding) => (finding.part || inParts(parts, finding.pointer)) === part.key),
    }))
    .filter(({ own }) => own.length > 0)
  return (
    <section className={`finding-group is-${kind}`}>
      <h2>
        {say(name)} <b>{countFindings(findings)}</b> <small>{say(lead)}</small>
      </h2>
      {foreign.length > 1 && (
        <button type="button" className="remove-all" onClick={() => removeAll(store, foreign)}>
          {say('remove-foreign', { count: foreign.length })}
        </button>
      )}
      {byPart.map(({ part, own }) => (
        <div key={part.key}>
          <h3>{translate(form.bundle, language, part.title)}</h3>
          <ul>
            {own.map((finding) => (
              <li key={`${finding.code} ${finding.pointer} ${finding.message}`}>
                <button type="button" onClick={() => onJump(finding.pointer)}>
                  {finding.code === 'required' && kind === 'empty'
                    ? translate(form.bundle, language, labelOf(form, finding, store.answers))
                    : finding.message}
                </button>
                <Issuer bundle={form.bundle} issuer={finding.issuer} />
                {removables.includes(finding) && (
                  <button type="button" className="finding-fix" onClick={() => removeAll(store, [finding])}>
                    {say('remove-one')}
                  </button>
                )}
                {reasons[reasonKey(finding)] && (
                  <p className="finding-reason">
                    {say('reason')}
                    {say('colon')}
                    {reasons[reasonKey(finding)]}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {shown.length < findings.length && (
        <button type="button" className="show-all" onClick={() => setAll(true)}>
          {say('show-all', { count: findings.length })}
        </button>
      )}
    </section>
  )
}

/**
 * For a missing value the label is enough, if it is unique; the message names rows and alternatives. The year
 * may be one that follows a date.
 */
function labelOf({ bundle, plan }: Form, { pointer, message, values }: Finding, answers: unknown): string {
  const known = plan.cells[plan.cellNumbers.get(pointer) ?? -1]?.label
  if (known) return known
  const own = bundleInYears(bundle, answers)
  const node = treeOf(own).nodeAt(pointer)
  const isNamed = node && !node.path.includes('*') && values.options === undefined
  return (isNamed && labelAt(own, pointer)) || message
}
