import { useEffect, useState } from 'react'
import { isInRegion } from '@formwright/definition'
import type { UiElement } from '@formwright/definition'
import type { Change } from '@formwright/engine'
import {
  elementsIn,
  FieldFrame,
  pointerOfScope,
  useFormContext,
  useText,
  useValue,
} from '@formwright/renderer'
import type { FaceProps, FormContextValue, ScreenFace } from '@formwright/renderer'
import { say } from '../screen/say.ts'
import { loadRegions, regionsOf } from './places.ts'
import type { Level, RegionEntry } from './places.ts'
import { regionType } from './region.ts'

function RegionFace({ fields: [field], element }: FaceProps) {
  const host = useFormContext()
  const { language } = useText()
  const level = (element.options?.level as Level | undefined) ?? 'county'
  const above =
    typeof element.options?.within === 'string' && field
      ? pointerWithin(element.options.within, field.part)
      : undefined
  const outer = codeOf(useValue(above ?? field?.pointer ?? ''))
  const { places, failed, retry } = usePlaces(level, above === undefined ? '' : outer)
  if (!field) return null
  return (
    <FieldFrame field={field}>
      {({ tied, cell, readOnly }) => {
        const code = codeOf(cell.value) ?? ''
        const known = places?.some((place) => place.code === code) ?? false
        const pick = (picked: string) => {
          const place = places?.find((other) => other.code === picked)
          host.open.setAll([
            [field.pointer, place && { code: place.code, name: place.name }],
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
        return (
          <select
            {...tied}
            className="fw-input fw-select"
            value={code}
            disabled={readOnly || (above !== undefined && outer === undefined)}
            onChange={(event) => pick(event.target.value)}
          >
            <option value="">
              {above !== undefined && outer === undefined
                ? say('pick-above', language)
                : places
                  ? say('pick', language)
                  : say('loading', language)}
            </option>
            {code !== '' && !known && <option value={code}>{nameOf(cell.value)}</option>}
            {places?.map((place) => (
              <option key={place.code} value={place.code}>
                {place.name}
              </option>
            ))}
          </select>
        )
      }}
    </FieldFrame>
  )
}

/** `within` `''`: no place above limits the choice; `undefined`: one does and is not picked yet. */
function usePlaces(level: Level, within: string | undefined) {
  const [state, setState] = useState<{ places?: readonly RegionEntry[]; failed: boolean }>({ failed: false })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    let current = true
    if (within === undefined) setState({ places: [], failed: false })
    else {
      loadRegions().then(
        (lists) =>
          current &&
          setState({ places: regionsOf(lists, level, within === '' ? undefined : within), failed: false }),
        () => current && setState({ failed: true }),
      )
    }
    return () => {
      current = false
    }
  }, [level, within, attempt])
  return { ...state, retry: () => setAttempt(attempt + 1) }
}

/** The places picked inside the old one, which do not lie in the new one. */
function cleared({ form, open }: FormContextValue, pointer: string, picked: string): Change[] {
  const inner = regionsWithin(form.bundle.ui, pointer)
  return inner.flatMap((other): Change[] => {
    const code = codeOf(open.get(other))
    return code === undefined || (picked !== '' && isInRegion(code, picked)) ? [] : [[other, undefined]]
  })
}

/** The region fields whose choice a place limits, directly or through another. */
function regionsWithin(ui: UiElement, pointer: string): string[] {
  const direct = elementsIn(ui).flatMap(({ scope = '', options }) => {
    const own = pointerOfScope(scope)
    return typeof options?.within === 'string' &&
      pointerWithin(options.within, own.split('/')[1] ?? '') === pointer
      ? [own]
      : []
  })
  return [...direct, ...direct.flatMap((inner) => regionsWithin(ui, inner))]
}

/** `region.province` of a part as a pointer. */
function pointerWithin(path: string, part: string): string {
  return `${part === '' ? '' : `/${part}`}/${path.replaceAll('.', '/')}`
}

function codeOf(value: unknown): string | undefined {
  const code = (value as { code?: unknown } | null | undefined)?.code
  return typeof code === 'string' && code !== '' ? code : undefined
}

function nameOf(value: unknown): string {
  return String((value as { name?: unknown }).name ?? '')
}

export const regionFace: ScreenFace = { type: regionType, Face: RegionFace }
