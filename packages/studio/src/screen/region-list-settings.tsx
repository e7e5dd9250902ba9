import { useId, useState } from 'react'
import { translate, word } from '@formwright/definition'
import type { RegionRegister } from '@formwright/definition'
import { regionsAtLevel, readRegions, registerOf, setRegions } from '../edits/region-list.ts'
import type { WrongLine } from '../edits/region-list.ts'
import { useStudio } from './use-studio.ts'

/** Maximum number of invalid lines that are listed; the rest is counted. */
const TOLD = 5
/** Maximum number of visible lines in the input of a level. */
const LINES = 12

/** The form's own regions, from which applicants select and which determine what officials see. */
export function RegionListSettings() {
  const { model, say } = useStudio()
  const register = registerOf(model)
  if (!register && !model.bundle.form.region) return null
  return (
    <>
      <h2>{say('places')}</h2>
      <p className="st-hint">{say(register ? 'places-hint' : 'places-none')}</p>
      {register?.levels.map(({ id }, level) => (
        <Level key={id} register={register} level={level} />
      ))}
    </>
  )
}

/** One level: a line for each region, as in a spreadsheet, stored as a whole. */
function Level({ register, level }: { readonly register: RegionRegister; readonly level: number }) {
  const { model, language, attempt, say } = useStudio()
  const id = useId()
  const locations = regionsAtLevel(register, level)
  const written = locations
    .map(({ code, name, above }) => [code, name, above].join('\t').trimEnd())
    .join('\n')
  const [typed, setTyped] = useState<string>()
  const [wrong, setWrong] = useState<readonly WrongLine[]>([])
  const [refusal, setRefusal] = useState<string>()
  const forget = () => {
    setTyped(undefined)
    setWrong([])
    setRefusal(undefined)
  }
  const take = () => {
    if (typed === undefined) return
    const read = readRegions(typed, register, level)
    setWrong(read.wrong)
    if (read.wrong.length > 0) return
    const why = attempt(setRegions(model, level, read.places))
    if (why === undefined) forget()
    else setRefusal(why)
  }
  const title = translate(model.bundle, language, register.levels[level]!.title)
  return (
    <details className="st-list">
      <summary>{say('places-level', { title, n: locations.length })}</summary>
      <label htmlFor={id}>{say('places-lines')}</label>
      <textarea
        id={id}
        className="st-input st-places"
        rows={Math.min(LINES, locations.length + 2)}
        spellCheck={false}
        value={typed ?? written}
        aria-invalid={wrong.length > 0 || undefined}
        data-typing={typed === undefined ? undefined : ''}
        onChange={({ target }) => setTyped(target.value)}
      />
      {(wrong.length > 0 || refusal !== undefined) && (
        <div className="st-hint st-wrong" role="alert">
          {refusal ?? say('places-wrong', { n: wrong.length })}
          <ul>
            {wrong.slice(0, TOLD).map(({ line, why, text }) => (
              <li key={line}>
                {word('label-and-value', language, {
                  label: say('places-line', { line }),
                  value: say(why, { text }),
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {typed !== undefined && (
        <div className="st-actions">
          <button type="button" className="st-button st-main" onClick={take}>
            {say('places-take')}
          </button>
          <button type="button" className="st-button" onClick={forget}>
            {say('places-back')}
          </button>
        </div>
      )}
    </details>
  )
}
