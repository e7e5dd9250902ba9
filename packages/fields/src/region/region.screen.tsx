import { useState } from 'react'
import {
  isInRegion,
  levelsAbove,
  regionAbove,
  regionLevelsOf,
  scalarText,
  uiElementsIn,
} from '@formwright/definition'
import type { UiElement } from '@formwright/definition'
import type { Change } from '@formwright/engine'
import { FieldFrame, pointerOfScope, useFormContext, useText, useValue } from '@formwright/renderer'
import type { ViewProps, FormContextValue, ScreenView } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { RegionsAbove } from './regions-above.tsx'
import { regionType } from './region.ts'
import { useRegions } from './use-regions.ts'

function RegionView({ fields: [field], element }: ViewProps) {
  const host = useFormContext()
  const { language } = useText()
  const { form } = host.form.bundle
  const level =
    typeof element.options?.level === 'string' ? element.options.level : regionLevelsOf(form).at(-1)!
  const above =
    typeof element.options?.within === 'string' && field
      ? pointerWithin(element.options.within, field.part)
      : undefined
  const value = codeOf(useValue(above ?? field?.pointer ?? ''))
  // if no other field limits the choice, the regions above are picked beside it
  const [narrowed, setNarrowed] = useState('')
  const step = above === undefined ? levelsAbove(form, level).at(-1) : undefined
  const reached = value ?? narrowed
  const outer =
    above !== undefined ? value : step === undefined ? '' : regionAbove(form, reached, step) || undefined
  // 兵团 has no subdivisions in China's list, so it is left out where a subdivision has to be picked
  const isAbove = !form.regions && field && regionsWithin(host.form.bundle.ui, field.pointer).length > 0
  const { regions, failed, retry } = useRegions(
    level,
    outer,
    isAbove ? regionLevelsOf(form).at(-1) : undefined,
  )
  if (!field) return null
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => {
        const code = codeOf(cell.value) ?? ''
        const known = regions?.some((entry) => entry.code === code) ?? false
        const pick = (picked: string) => {
          const entry = regions?.find((other) => other.code === picked)
          host.store.setAll([
            [field.pointer, entry && { code: entry.code, name: entry.name }],
            ...cleared(host, field.pointer, picked),
          ])
        }
        if (failed)
          return (
            <p className="fw-finding fw-error" role="alert">
              {say('load-failed', language)}{' '}
              <button type="button" className="fw-link" onClick={retry}>
                {say('retry', language)}
              </button>
            </p>
          )
        const pickAbove = (picked: string) => {
          setNarrowed(picked)
          if (code !== '') pick('')
        }
        return (
          <>
            {step !== undefined && (
              <RegionsAbove level={level} code={reached} disabled={readOnly} onPick={pickAbove} />
            )}
            <select
              {...tied}
              className="fw-input fw-select"
              value={code}
              disabled={readOnly || outer === undefined}
              onChange={(event) => pick(event.target.value)}
            >
              <option value="">
                {outer === undefined
                  ? say('pick-above', language)
                  : regions
                    ? say('pick', language)
                    : say('loading', language)}
              </option>
              {code !== '' && !known && <option value={code}>{nameOf(cell.value)}</option>}
              {regions?.map((entry) => (
                <option key={entry.code} value={entry.code}>
                  {entry.name}
                </option>
              ))}
            </select>
          </>
        )
      }}
    </FieldFrame>
  )
}

/** The values of inner regions that do not lie in the newly picked one; they are cleared. */
function cleared({ form, store }: FormContextValue, pointer: string, picked: string): Change[] {
  const inner = regionsWithin(form.bundle.ui, pointer)
  return inner.flatMap((other): Change[] => {
    const code = codeOf(store.get(other))
    return code === undefined || (picked !== '' && isInRegion(code, picked)) ? [] : [[other, undefined]]
  })
}

/** The region fields whose choice a region limits, directly or through another one. */
function regionsWithin(ui: UiElement, pointer: string): string[] {
  const direct = [...uiElementsIn(ui)].flatMap(({ element: { scope = '', options } }) => {
    const own = pointerOfScope(scope)
    return typeof options?.within === 'string' &&
      pointerWithin(options.within, own.split('/')[1] ?? '') === pointer
      ? [own]
      : []
  })
  return [...direct, ...direct.flatMap((inner) => regionsWithin(ui, inner))]
}

/** The pointer of a dotted path such as `region.province` in a part. */
function pointerWithin(path: string, part: string): string {
  return `${part === '' ? '' : `/${part}`}/${path.replaceAll('.', '/')}`
}

function codeOf(value: unknown): string | undefined {
  const code = (value as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' && code !== '' ? code : undefined
}

function nameOf(value: unknown): string {
  return scalarText((value as { name?: unknown }).name)
}

export const regionView: ScreenView = { type: regionType, View: RegionView }
