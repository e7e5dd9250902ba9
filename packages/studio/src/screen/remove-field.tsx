import { useState } from 'react'
import { below, fileInfo, isWithin, joinList, translate } from '@formwright/definition'
import type { Field, FileKind } from '@formwright/definition'
import { JsonText } from '../document/json-text.ts'
import type { Act } from '../edits/act.ts'
import type { WrittenRule } from '../edits/rules.ts'
import { removePart } from '../edits/parts.ts'
import { removeField } from '../edits/remove-field.ts'
import { rulesIn, rulesWithout } from '../edits/rules-without.ts'
import { variantsOf } from '../edits/variants.ts'
import type { RuleWithout } from '../edits/rules-without.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { mentionsOf, mentionsOfPart, namesField, namesPart } from '../usage/mentions.ts'
import type { Mention } from '../usage/mentions.ts'
import { readsOf } from '../sentences/rule-reads.ts'
import { Sentence } from './sentence.tsx'
import { useNames, useStudio } from './use-studio.ts'
import type { StudioText } from './use-studio.ts'

/** Deletes a field after showing what is deleted with it. */
export function Remove({ field }: { readonly field: Field }) {
  const { model, say } = useStudio()
  return (
    <AskFirst
      label="remove-field"
      title={field.title}
      plan={() => ({
        mentions: mentionsOf(model, field.pointer),
        named: namesField(field.pointer),
        removal: removeField(model, field.pointer),
        own: [say('paper-cells')],
      })}
    />
  )
}

/** Deletes the current part after showing what is deleted with it. */
export function RemovePart() {
  const { model, part, say } = useStudio()
  const fields = model.fields.filter((field) => field.part === part).length
  const rules = model.bundle.rules.filter((rule) => rule.part === part).map(({ id }) => id)
  return (
    <AskFirst
      key={part}
      label="remove-part"
      title={model.bundle.parts.find(({ key }) => key === part)?.title ?? part}
      plan={() => ({
        mentions: mentionsOfPart(model, part),
        named: namesPart(part),
        removal: removePart(model, part),
        own: fields === 0 ? [] : [say('count-fields', { n: fields }), say('paper-cells')],
        ownRules: rules,
      })}
    />
  )
}

interface Removal {
  readonly mentions: readonly Mention[]
  /** Whether a text of a rule names what is deleted. */
  readonly named: (text: string) => boolean
  readonly removal: Act
  /** What is deleted in any case, as texts. */
  readonly own: readonly string[]
  /** Ids of the rules that are deleted in any case. */
  readonly ownRules?: readonly string[]
}

interface AskFirstProps {
  readonly label: Extract<StudioText, 'remove-field' | 'remove-part'>
  readonly title: string
  readonly plan: () => Removal
}

function AskFirst({ label, title, plan }: AskFirstProps) {
  const { model, language, run, say, show } = useStudio()
  const [isAsking, setAsking] = useState(false)
  if (!isAsking)
    return (
      <button type="button" className="st-button st-danger" data-act={label} onClick={() => setAsking(true)}>
        {say(label)}
      </button>
    )
  const leave = () => {
    setAsking(false)
    toOutline()
  }
  const { mentions, named, removal, own, ownRules = [] } = plan()
  const concerned = rulesWithout(model, rulesIn(model, mentions), named, title)
  const gone = concerned.filter(({ rest }) => rest === undefined)
  const rules = [...new Set([...ownRules, ...gone.map(({ id }) => id)])]
  const cases = mentions.filter(({ kind }) => kind === 'cases').length
  const tables = mentions.filter(({ kind }) => kind === 'edition' || kind === 'form').length
  const changed = (kind: FileKind) =>
    [...removal.changes.keys()].filter((path) => fileInfo(path).kind === kind).length
  const params = goneParams(model, removal)
  const issuers = variantsOf(model)
    .filter(({ file }) => removal.changes.has(file))
    .map(({ variant }) => translate(model.bundle, language, variant.authority))
  const consequences = [
    ...own,
    ...(rules.length > 0 ? [say('count-rules', { n: rules.length, ids: joinList(rules, language) })] : []),
    ...(cases > 0 ? [say('count-cases', { n: cases })] : []),
    ...(tables > 0 ? [say('count-tables', { n: tables })] : []),
    ...(params.length > 0 ? [say('count-params', { titles: joinList(params, language) })] : []),
    ...(changed('answers') > 0 ? [say('count-samples', { n: changed('answers') })] : []),
    ...(changed('texts') > 0 ? [say('count-texts')] : []),
    ...(changed('carry') > 0 ? [say('count-carry')] : []),
    ...(issuers.length > 0 ? [say('count-rulings', { issuers: joinList(issuers, language) })] : []),
  ]
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons
    <div
      className="st-ask"
      role="alertdialog"
      aria-label={say(label)}
      onKeyDown={({ key }) => key === 'Escape' && leave()}
    >
      <p>{say('remove-says', { label: title, what: joinList(consequences, language) })}</p>
      <AlsoChecked concerned={concerned} named={named} />
      <div className="st-actions">
        <button
          type="button"
          className="st-button st-danger"
          autoFocus
          onClick={() => {
            run(removal)
            show({ selection: undefined })
            toOutline()
          }}
        >
          {say('remove')}
        </button>
        <button type="button" className="st-button" onClick={leave}>
          {say('cancel')}
        </button>
      </div>
    </div>
  )
}

/** Focuses the outline: the selected item, or the current part. */
function toOutline(): void {
  requestAnimationFrame(() => {
    const chosen = [...document.querySelectorAll<HTMLElement>('.st-outline [aria-current]')]
    chosen.at(-1)?.focus()
  })
}

/** What else the affected rules check, and whether they still do afterwards. */
function AlsoChecked({
  concerned,
  named,
}: {
  readonly concerned: readonly RuleWithout[]
  readonly named: Removal['named']
}) {
  const { model, language, say } = useStudio()
  const names = useNames()
  const others = (rule: WrittenRule) =>
    model.fields
      .filter(
        ({ pointer }) =>
          !named(pointer) && readsOf(rule, names).some((text) => isWithin(text, pointer) && !named(text)),
      )
      .map(({ title }) => `“${title}”`)
  return concerned.map(({ id, file, rule, rest }) => {
    const fields = others(rest ?? rule)
    if (fields.length === 0) return null
    const values = { id, fields: joinList(fields, language) }
    return (
      <div key={file + id} className="st-hint">
        <p>{say(rest ? 'remove-rule-kept' : 'remove-rule-gone', values)}</p>
        <Sentence rule={rest ?? rule} />
      </div>
    )
  })
}

/** Titles of the parameters that an act removes. */
function goneParams({ bundle, edition }: StudioModel, { changes }: Act): readonly string[] {
  const text = changes.get(`${edition}/edition.json`)
  if (text === undefined) return []
  const kept = new JsonText(text)
  return Object.entries(bundle.edition.params)
    .filter(([name]) => kept.get(below('/params', name)) === undefined)
    .map(([, { title }]) => title)
}
