import { referredList } from '@formwright/definition'
import type { Field } from '@formwright/definition'
import { FieldFrame, useFormContext, useText } from '@formwright/renderer'
import type { ScreenView, ViewProps } from '@formwright/renderer'
import { Picker } from '../screen/picker.tsx'
import { say } from '../screen/say.ts'
import { keysIn } from './keys-in.ts'
import { keysTyped } from './keys-typed.ts'
import { rowReferenceType } from './row-reference.ts'
import { useReferredRows } from './use-referred-rows.ts'

function RowReferenceView({ fields: [field] }: ViewProps) {
  return field ? <References field={field} /> : null
}

function References({ field }: { readonly field: Field }) {
  const { store, locator } = useFormContext()
  const { text, language } = useText()
  const rows = useReferredRows(field.node, field.pointer)
  const isOne = field.node.shape !== 'names'
  return (
    <FieldFrame field={field} grouped={!isOne}>
      {({ tied, cell, readOnly }) => {
        const keys = keysIn(cell.value)
        const put = (next: readonly string[]) =>
          store.fill(field.pointer, next.length === 0 ? undefined : isOne ? next.at(-1) : next)
        const take = (picked: readonly string[]) => {
          if (picked.length > 0) put(isOne ? [picked.join(', ')] : [...new Set([...keys, ...picked])])
        }
        const left = isOne ? rows : rows.filter(({ key }) => !keys.includes(key))
        const list = referredList(field.node)?.list
        return (
          <div className="fw-references">
            {keys.map((key) => {
              const row = rows.find((one) => one.key === key)
              return (
                <span key={key} className={`fw-chip${row ? '' : ' fw-refused'}`}>
                  {row ? (
                    <button type="button" className="fw-link" onClick={() => locator.focus(row.pointer)}>
                      {row.title}
                    </button>
                  ) : (
                    key
                  )}
                  {!readOnly && (
                    <button
                      type="button"
                      className="fw-remove"
                      aria-label={say('take-out', language, { name: row?.title ?? key })}
                      onClick={() => put(keys.filter((other) => other !== key))}
                    >
                      ×
                    </button>
                  )}
                </span>
              )
            })}
            {!readOnly && (!isOne || keys.length === 0) && (
              <Picker
                items={left}
                titleOf={({ title }) => title}
                tied={tied}
                placeholder={say('pick-row', language, { list: text(list?.title ?? '') })}
                nothing={say('no-row-fits', language)}
                onPick={({ key }) => take([key])}
                onTyped={(typed) => take(keysTyped(typed, field.node, rows))}
              />
            )}
            {!readOnly && rows.length === 0 && (
              <p className="fw-note">{say('no-rows-to-pick', language, { list: text(list?.title ?? '') })}</p>
            )}
          </div>
        )
      }}
    </FieldFrame>
  )
}

export const rowReferenceView: ScreenView = { type: rowReferenceType, View: RowReferenceView }
