import { useEffect, useState } from 'react'
import { regionsOfLevel, regionLevelsOf } from '@formwright/definition'
import { loadRegions } from '@formwright/fields/regions'
import type { Register } from '@formwright/fields/regions'
import { addVariant, variantsOf } from '../edits/variants.ts'
import { useStudio } from './use-studio.ts'

/** Adds a regional variant: region, authority, and the notice that it is based on. */
export function NewRegion() {
  const { model, attempt, say } = useStudio()
  const [isOpen, setOpen] = useState(false)
  const [region, setRegion] = useState<readonly string[]>([])
  const [authority, setAuthority] = useState('')
  const [source, setSource] = useState('')
  const [refusal, setRefusal] = useState<string>()
  if (!isOpen)
    return (
      <button type="button" className="st-button" onClick={() => setOpen(true)}>
        + {say('regions-add')}
      </button>
    )
  const code = region.at(-1)
  const isTaken = variantsOf(model).some(({ variant }) => variant.region === code)
  const isReady = code !== undefined && !isTaken && authority.trim() !== '' && source.trim() !== ''
  const add = () => {
    if (!isReady) return
    const why = attempt(
      addVariant(model, { region: code, authority: authority.trim(), source: source.trim() }),
    )
    setRefusal(why)
    if (why !== undefined) return
    setOpen(false)
    setRegion([])
    setAuthority('')
    setSource('')
  }
  return (
    <fieldset className="st-list">
      <legend>{say('regions-add')}</legend>
      <RegionChoice chosen={region} onChoose={setRegion} />
      {isTaken && <p className="st-hint st-warning">{say('regions-taken')}</p>}
      <Line label={say('regions-authority')} value={authority} onChange={setAuthority} />
      <Line label={say('param-source')} value={source} onChange={setSource} />
      {refusal !== undefined && <p className="st-hint st-warning">{refusal}</p>}
      <div className="st-actions">
        <button type="button" className="st-button st-main" disabled={!isReady} onClick={add}>
          {say('regions-add')}
        </button>
        <button type="button" className="st-button" onClick={() => setOpen(false)}>
          {say('cancel')}
        </button>
      </div>
    </fieldset>
  )
}

/** Selects a region level by level, largest first: the codes selected so far. */
function RegionChoice({
  chosen,
  onChoose,
}: {
  readonly chosen: readonly string[]
  readonly onChoose: (codes: readonly string[]) => void
}) {
  const { model, say } = useStudio()
  const { form } = model.bundle
  const [register, setRegister] = useState<Register>()
  useEffect(() => {
    let isWanted = true
    void loadRegions(form).then((loaded) => isWanted && setRegister(loaded))
    return () => {
      isWanted = false
    }
  }, [form])
  if (!register) return null
  const levels = regionLevelsOf(form).slice(0, chosen.length + 1)
  return (
    <div className="st-pair">
      {levels.map((level, at) => {
        const regions = regionsOfLevel(register, level, at === 0 ? undefined : chosen[at - 1])
        if (regions.length === 0) return null
        return (
          <label key={level} className="st-property">
            <span className="st-name">{say(at === 0 ? 'regions-place' : 'regions-within')}</span>
            <select
              className="st-input"
              value={chosen[at] ?? ''}
              onChange={({ target }) =>
                onChoose([...chosen.slice(0, at), ...(target.value === '' ? [] : [target.value])])
              }
            >
              <option value="">{say(at === 0 ? 'regions-choose' : 'regions-whole')}</option>
              {regions.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )
      })}
    </div>
  )
}

function Line({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <label className="st-property">
      <span className="st-name">{label}</span>
      <input className="st-input" value={value} onChange={({ target }) => onChange(target.value)} />
    </label>
  )
}
