import { useState } from 'react'
import {
  below,
  EVERYWHERE,
  hasRegions,
  joinList,
  levelOfRole,
  TRANSITION_REQUIREMENTS,
  unitLevelOf,
} from '@formwright/definition'
import type { WorkflowTransition } from '@formwright/definition'
import { addState, addTransition, removeState, removeTransition, setEdits } from '../edits/workflow-states.ts'
import {
  changeTransition,
  rolesOfApplications,
  quotasFile,
  setQuotas,
  setRoleTitle,
  setStateTitle,
  setWorkflowShape,
  shapeOf,
} from '../edits/workflow.ts'
import { formText } from '../kinds/form-text.ts'
import { Checklist } from './checklist.tsx'
import { levelTitle } from './level-title.ts'
import { NumberInput } from './number-input.tsx'
import { ControlAnchor, anchorName } from './control-anchor.tsx'
import { SelectInput, TextInput, TickInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'

/** The workflow of an application: states, and transitions between them. */
export function WorkflowSettings() {
  const { model, run, say } = useStudio()
  const { form } = model.bundle
  const { states = {}, start = '' } = form.workflow ?? {}
  const shape = shapeOf(model)
  const fillers = Object.keys(states[start]?.edit ?? {})
  return (
    <>
      <h2 data-at={anchorName('form.json', '/workflow')}>{say('workflow')}</h2>
      <p className="st-hint">{say('workflow-hint')}</p>
      <SelectInput
        label={say('workflow-shape')}
        value={shape ?? ''}
        options={[
          ...(shape === undefined ? [['', say('workflow-own')] as const] : []),
          ['recommend', say(hasRegions(form) ? 'workflow-recommend' : 'workflow-recommend-plain')],
          ['report', say('workflow-report')],
        ]}
        onChange={(chosen) =>
          (chosen === 'recommend' || chosen === 'report') && run(setWorkflowShape(model, chosen))
        }
      />
      <div className="st-pair">
        {rolesOfApplications(form).map((role) => (
          <ControlAnchor key={role} of={['form.json', below('/roles', role)]}>
            <TextInput
              label={say('workflow-role')}
              mustStand
              hint={levelTitle(form, levelOfRole(form, role), say)}
              value={form.roles![role]!.title}
              onChange={(text) => run(setRoleTitle(model, role, text), `role${role}`)}
            />
          </ControlAnchor>
        ))}
      </div>
      {Object.entries(states).map(([name, { title, edit = {}, transitions = [] }]) => (
        <fieldset
          key={name}
          className="st-list"
          data-at={anchorName('form.json', below('/workflow/states', name))}
        >
          <legend>{say('workflow-state', { title })}</legend>
          <TextInput
            label={say('workflow-state-title')}
            value={title}
            mustStand
            onChange={(text) => run(setStateTitle(model, name, text), `state${name}`)}
          />
          {name !== start &&
            fillers.map((role) => (
              <TickInput
                key={role}
                label={say('workflow-edits', { role: form.roles?.[role]?.title ?? role })}
                value={edit[role] !== undefined}
                onChange={(on) => run(setEdits(model, name, role, on))}
              />
            ))}
          {transitions.length === 0 && <p className="st-hint">{say('workflow-end')}</p>}
          {transitions.map((step, index) => (
            <Step key={step.id} state={name} index={index} step={step} />
          ))}
          <div className="st-actions">
            <button type="button" className="st-button" onClick={() => run(addTransition(model, name))}>
              + {say('workflow-step-add')}
            </button>
            {name !== start && <RemoveState name={name} title={title} />}
          </div>
        </fieldset>
      ))}
      {form.workflow && (
        <button type="button" className="st-button" onClick={() => run(addState(model))}>
          + {say('workflow-state-add')}
        </button>
      )}
      <Checklist />
      <Quotas />
    </>
  )
}

/** Deletes a state after saying what happens to applications in it. */
function RemoveState({ name, title }: { readonly name: string; readonly title: string }) {
  const { model, run, say } = useStudio()
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <button type="button" className="st-button st-danger" onClick={() => setAsking(true)}>
        {say('workflow-state-remove')}
      </button>
    )
  return (
    <div className="st-ask" role="alertdialog" aria-label={say('workflow-state-remove')}>
      <p>{say('workflow-state-remove-says', { title })}</p>
      <div className="st-actions">
        <button
          type="button"
          className="st-button st-danger"
          autoFocus
          onClick={() => run(removeState(model, name))}
        >
          {say('remove')}
        </button>
        <button type="button" className="st-button" onClick={() => setAsking(false)}>
          {say('cancel')}
        </button>
      </div>
    </div>
  )
}

/** A transition in one line; expanded to edit its title and conditions. */
function Step({
  state,
  index,
  step,
}: {
  readonly state: string
  readonly index: number
  readonly step: WorkflowTransition
}) {
  const { model, language, run, say } = useStudio()
  const { form } = model.bundle
  const { title, to, by, requires = [], asks = [], filled = [] } = step
  const { states = {}, later = [] } = form.workflow ?? {}
  const roleTitle = (role: string) => form.roles?.[role]?.title ?? role
  const change = (values: Parameters<typeof changeTransition>[3], group?: string) =>
    run(changeTransition(model, state, index, values), group && `${group}${state}${index}`)
  const signed = later.length > 0 && later.every((pointer) => filled.includes(pointer))
  const shown = TRANSITION_REQUIREMENTS.filter(
    (requirement) => requirement !== 'checklist' || (form.review?.checklist ?? []).length > 0,
  )
  const conditions = [
    ...shown
      .filter((requirement) => requires.includes(requirement))
      .map((requirement) => say(`workflow-${requirement}`)),
    ...(signed ? [say('workflow-signed')] : []),
    ...asks
      .filter((ask) => ask === 'due' || !requires.includes(ask))
      .map((ask) => say(`workflow-asks-${ask}`)),
  ]
  return (
    <details
      className="st-step"
      data-at={anchorName('form.json', below('/workflow/states', state, 'transitions', index))}
    >
      <summary>
        {say('workflow-step', {
          who: joinList(by.map(roleTitle), language),
          title,
          to: states[to]?.title ?? to,
        })}
        {conditions.length > 0 && <span className="st-hint"> {joinList(conditions, language)}</span>}
      </summary>
      <TextInput
        label={say('workflow-step-title')}
        value={title}
        mustStand
        onChange={(text) => change({ title: text }, 'step')}
      />
      <SelectInput
        label={say('workflow-to')}
        value={to}
        options={Object.entries(states).map(([name, one]) => [name, one.title] as const)}
        onChange={(next) => change({ to: next })}
      />
      <span className="st-name">{say('workflow-by')}</span>
      {rolesOfApplications(form).map((role) => (
        <TickInput
          key={role}
          label={roleTitle(role)}
          value={by.includes(role)}
          onChange={(on) => change({ by: withItem(by, role, on) })}
        />
      ))}
      <span className="st-name">{say('workflow-needs')}</span>
      {shown.map((requirement) => (
        <TickInput
          key={requirement}
          label={say(`workflow-${requirement}`)}
          value={requires.includes(requirement)}
          onChange={(on) => change({ requires: withItem(requires, requirement, on) })}
        />
      ))}
      {later.length > 0 && (
        <TickInput
          label={say('workflow-signed')}
          value={signed}
          onChange={(on) =>
            change({
              filled: on
                ? [...new Set([...filled, ...later])]
                : filled.filter((pointer) => !later.includes(pointer)),
            })
          }
        />
      )}
      {(['opinion', 'due'] as const).map((ask) => (
        <TickInput
          key={ask}
          label={say(`workflow-asks-${ask}`)}
          value={asks.includes(ask)}
          onChange={(on) => change({ asks: withItem(asks, ask, on) })}
        />
      ))}
      <button
        type="button"
        className="st-button st-danger"
        onClick={() => run(removeTransition(model, state, index))}
      >
        {say('workflow-step-remove')}
      </button>
    </details>
  )
}

function withItem<T>(list: readonly T[], item: T, on: boolean): readonly T[] {
  return on ? [...list, item] : list.filter((otherItem) => otherItem !== item)
}

/** How many applications each province may recommend. */
function Quotas() {
  const { model, run, say } = useStudio()
  const { quotas = [], workflow } = model.bundle.form
  const byRegion = hasRegions(model.bundle.form)
  const file = quotasFile(model)
  const isLimited = Object.values(workflow?.states ?? {}).some(({ transitions = [] }) =>
    transitions.some(({ requires = [] }) => requires.includes('quota')),
  )
  if (!isLimited && quotas.length === 0) return null
  const change = (index: number, part: Partial<(typeof quotas)[number]>) =>
    run(
      setQuotas(
        model,
        quotas.map((quota, at) => (at === index ? { ...quota, ...part } : quota)),
      ),
      `quota${index}`,
    )
  return (
    <fieldset className="st-list">
      <legend>{say('workflow-quotas')}</legend>
      {quotas.length === 0 && <p className="st-hint">{say('workflow-quotas-none')}</p>}
      {quotas.map(({ limit, for: whom, source }, index) => (
        <div key={index} className="st-quota" data-at={anchorName(file, below('/quotas', index))}>
          <NumberInput
            label={whom ?? say(byRegion ? 'workflow-quota-limit' : 'workflow-quota-limit-plain')}
            value={limit}
            onChange={(value) =>
              value !== undefined && Number.isInteger(value) && value >= 0
                ? change(index, { limit: value })
                : say('count-wrong')
            }
          />
          <TextInput
            label={say('param-source')}
            value={source}
            mustStand
            onChange={(text) => change(index, { source: text })}
          />
          <button
            type="button"
            className="st-button st-danger"
            onClick={() =>
              run(
                setQuotas(
                  model,
                  quotas.filter((_, at) => at !== index),
                ),
              )
            }
          >
            {say('workflow-quota-remove')}
          </button>
        </div>
      ))}
      {quotas.every(({ codes }) => codes !== undefined) && (
        <button
          type="button"
          className="st-button"
          onClick={() =>
            run(
              setQuotas(model, [
                ...quotas,
                {
                  of: hasRegions(model.bundle.form) ? unitLevelOf(model.bundle.form) : EVERYWHERE,
                  limit: 1,
                  source: formText(model.bundle.form, 'window-source'),
                },
              ]),
            )
          }
        >
          + {say(byRegion ? 'workflow-quota-add' : 'workflow-quota-add-plain')}
        </button>
      )}
    </fieldset>
  )
}
