import { useRef } from 'react'
import { inLine, itemsInLine, yearsInLine } from './items-in-line.ts'
import { below, translate } from '@formwright/definition'
import { addYears } from '../edits/annual-years.ts'
import { setEditionSource, setEditionTitle, setInEdition } from '../edits/edition.ts'
import { asRead } from '../edits/year-words.ts'
import { FormSettings } from './form-settings.tsx'
import { ControlAnchor, anchorName, useLed } from './control-anchor.tsx'
import { RegionListSettings } from './region-list-settings.tsx'
import { RegionSettings } from './region-settings.tsx'
import { Headings } from './headings.tsx'
import { NumbersInRules } from './numbers-in-rules.tsx'
import { NumberInput } from './number-input.tsx'
import { TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'
import { WindowSettings } from './window-settings.tsx'
import { WorkflowSettings } from './workflow-settings.tsx'

/** The settings of the edition: title, years, window and parameters. */
export function SettingsView() {
  const { model, language, run, attempt, say } = useStudio()
  const words = (text: string) => translate(model.bundle, language, text)
  const pane = useRef<HTMLElement>(null)
  useLed(pane)
  const source = model.loaded.sources.get(`${model.edition}/edition.json`)!
  const edition = source.value as typeof model.bundle.edition
  const set = (pointer: string, value: Parameters<typeof setInEdition>[2]) =>
    attempt(setInEdition(model, pointer, value), `edition${pointer}`)
  /** The fields that use a set of years. */
  const usersOf = (years: string) => {
    const using = model.fields.filter(({ schema }) => schema['x-annual'] === years)
    return using[0] && say('years-used', { label: words(using[0].title), n: using.length })
  }
  return (
    <div className="st-scroll">
      <section className="st-settings" aria-label={say('view-settings')} ref={pane}>
        <Headings of={pane} label={say('headings')} />
        <FormSettings />
        <WorkflowSettings />
        <h2>{say('view-settings')}</h2>
        <ControlAnchor of={[source.file, '/title']}>
          <TextInput
            label={say('edition-title')}
            mustStand
            value={asRead(model, edition.title)}
            onChange={(value) => run(setEditionTitle(model, value), 'edition/title')}
          />
        </ControlAnchor>
        <ControlAnchor of={[source.file, '/source']}>
          <TextInput
            label={say('edition-source')}
            value={edition.source ?? ''}
            onChange={(value) => run(setEditionSource(model, value), 'edition/source')}
          />
        </ControlAnchor>
        <ControlAnchor of={[source.file, '/window']}>
          <WindowSettings window={edition.window} />
        </ControlAnchor>
        <h2 data-at={anchorName(source.file, '/years')}>{say('edition-years')}</h2>
        <p className="st-hint">{say('edition-years-hint')}</p>
        {Object.entries(edition.years).map(([name, years], index) =>
          Array.isArray(years) ? (
            <WholeInput
              key={name}
              label={say('years-set', { n: index + 1 })}
              hint={usersOf(name)}
              value={inLine(years.map(String), language)}
              onWhole={(text) => {
                const next = yearsInLine(text)
                const isWrong = next === undefined || set(below('/years', name), next) !== undefined
                return isWrong
                  ? say('years-wrong', { example: inLine(years.map(String), language) })
                  : undefined
              }}
            />
          ) : null,
        )}
        <button type="button" className="st-button" onClick={() => run(addYears(model))}>
          + {say('years-add')}
        </button>
        <h2>{say('edition-params')}</h2>
        <p className="st-hint">
          {say(Object.keys(edition.params).length > 0 ? 'edition-params-hint' : 'edition-params-none')}
        </p>
        <table className="st-params">
          <tbody>
            {Object.entries(edition.params).map(([name, param]) => (
              <tr key={name} data-at={anchorName(source.file, below('/params', name))}>
                <th scope="row">
                  {words(param.title)}
                  {param.verified === false && <span className="st-tag">{say('param-unverified')}</span>}
                </th>
                <td>
                  {typeof param.value === 'number' ? (
                    <div className="st-line">
                      <NumberInput
                        label={`${words(param.title)} ${param.unit ?? ''}`}
                        value={param.value}
                        unit={param.unit}
                        onChange={(value) =>
                          value === undefined
                            ? say('must-stand')
                            : set(below('/params', name, 'value'), value)
                        }
                      />
                      {param.unit !== undefined && <span className="st-unit">{param.unit}</span>}
                    </div>
                  ) : (
                    <WholeInput
                      label={words(param.title)}
                      value={inLine([param.value].flat().map(String), language)}
                      onWhole={(text) =>
                        set(
                          below('/params', name, 'value'),
                          Array.isArray(param.value) ? itemsInLine(text).filter((item) => item !== '') : text,
                        )
                      }
                    />
                  )}
                </td>
                <td data-at={anchorName(source.file, below('/params', name, 'source'))}>
                  <TextInput
                    label={say('param-source')}
                    value={param.source}
                    onChange={(value) => set(below('/params', name, 'source'), value)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <NumbersInRules />
        <RegionListSettings />
        <RegionSettings />
      </section>
    </div>
  )
}
