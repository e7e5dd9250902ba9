import { useState } from 'react'
import { withLabels } from '@formwright/authoring'
import { below, translate } from '@formwright/definition'
import {
  setVariantInstructions,
  setVariantParam,
  setVariantSeverity,
  setVariantWindow,
} from '../edits/variants.ts'
import type { VariantInFile } from '../edits/variants.ts'
import { inLine, itemsInLine } from './items-in-line.ts'
import { NumberInput } from './number-input.tsx'
import { RegionRules } from './region-rules.tsx'
import { anchorName } from './control-anchor.tsx'
import { TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

/**
 * The differences of a region: values of parameters, severities of rules, window, additional instructions.
 */
export function RegionDifferences({ variantInFile }: { readonly variantInFile: VariantInFile }) {
  const { model, run, say } = useStudio()
  const { variant } = variantInFile
  return (
    <>
      <Params variantInFile={variantInFile} />
      <Severities variantInFile={variantInFile} />
      <RegionRules variantInFile={variantInFile} />
      {model.bundle.edition.window && (
        <label className="st-tick">
          <input
            type="checkbox"
            checked={variant.window !== undefined}
            onChange={({ target }) => run(setVariantWindow(model, variantInFile, target.checked))}
          />
          {say('regions-own-days')}
        </label>
      )}
      <Instructions variantInFile={variantInFile} />
    </>
  )
}

/** Instructions, one on each line; an empty line that is being typed stays in the input and is not stored. */
function Instructions({ variantInFile }: { readonly variantInFile: VariantInFile }) {
  const { model, attempt, say } = useStudio()
  const { file, variant } = variantInFile
  const [typed, setTyped] = useState('')
  const instructions = (variant.instructions ?? []).map(({ text }) => text).join('\n')
  return (
    <TextInput
      label={say('regions-told')}
      multiline
      value={linesOf(typed).join('\n') === instructions ? typed : instructions}
      onChange={(text) => {
        setTyped(text)
        return attempt(setVariantInstructions(model, variantInFile, linesOf(text)), `${file}instructions`)
      }}
    />
  )
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

function Params({ variantInFile }: { readonly variantInFile: VariantInFile }) {
  const { model, language, run, attempt, say } = useStudio()
  const { params } = model.bundle.edition
  const own = variantInFile.variant.params ?? {}
  const words = (text: string) => translate(model.bundle, language, text)
  const others = Object.entries(params).filter(
    ([name, { value }]) => own[name] === undefined && isPlain(value),
  )
  return (
    <>
      {Object.entries(own).map(([name, { value }]) => {
        if (!isPlain(value)) return null
        const { title = name, unit } = params[name] ?? {}
        return (
          <div
            key={name}
            className="st-line"
            data-at={anchorName(variantInFile.file, below('/params', name))}
          >
            {typeof value === 'number' ? (
              <NumberInput
                label={[words(title), unit].filter(Boolean).join(' ')}
                value={value}
                unit={unit}
                onChange={(next) =>
                  next === undefined
                    ? say('must-stand')
                    : attempt(setVariantParam(model, variantInFile, name, next))
                }
              />
            ) : (
              <WholeInput
                label={words(title)}
                value={inLine([value].flat().map(String), language)}
                onWhole={(text) =>
                  attempt(
                    setVariantParam(
                      model,
                      variantInFile,
                      name,
                      Array.isArray(value) ? itemsInLine(text) : text,
                    ),
                  )
                }
              />
            )}
            <button
              type="button"
              className="st-button"
              aria-label={`${say('regions-as-elsewhere')}: ${words(title)}`}
              onClick={() => run(setVariantParam(model, variantInFile, name, undefined))}
            >
              {say('regions-as-elsewhere')}
            </button>
          </div>
        )
      })}
      {others.length > 0 && (
        <Choice
          label={say('regions-add-param')}
          choices={others.map(([name, { title }]) => [name, words(title)])}
          onChoose={(name) => run(setVariantParam(model, variantInFile, name, params[name]!.value))}
        />
      )}
    </>
  )
}

/** Whether a value can be typed in one line; false for booleans and scales. */
function isPlain(value: unknown): value is number | string | readonly (string | number)[] {
  return [value].flat().every((item) => typeof item === 'number' || typeof item === 'string')
}

function Severities({ variantInFile }: { readonly variantInFile: VariantInFile }) {
  const { model, language, run, say } = useStudio()
  const own = variantInFile.variant.severity ?? {}
  const rulesWithMessages = new Map(
    model.bundle.rules.flatMap(({ id, part, message, severity }) =>
      message === undefined || (severity !== 'error' && severity !== 'warning')
        ? []
        : [
            [
              id,
              {
                words: `${id} ${withLabels(translate(model.bundle, language, message), model.bundle, { part, language })}`,
                severity,
              },
            ] as const,
          ],
    ),
  )
  const others = [...rulesWithMessages].filter(([id]) => own[id] === undefined)
  return (
    <>
      {Object.entries(own).map(([id, severity]) => (
        <label key={id} className="st-line">
          <select
            className="st-input"
            value={String(severity)}
            onChange={({ target: { value } }) =>
              run(
                setVariantSeverity(
                  model,
                  variantInFile,
                  id,
                  value === 'error' || value === 'warning' ? value : undefined,
                ),
              )
            }
          >
            <option value="error">{say('regions-error')}</option>
            <option value="warning">{say('regions-warning')}</option>
            <option value="">{say('regions-as-elsewhere')}</option>
          </select>
          {rulesWithMessages.get(id)?.words ?? id}
        </label>
      ))}
      {others.length > 0 && (
        <Choice
          label={say('regions-add-severity')}
          choices={others.map(([id, { words }]) => [id, words])}
          onChoose={(id) =>
            run(
              setVariantSeverity(
                model,
                variantInFile,
                id,
                rulesWithMessages.get(id)!.severity === 'error' ? 'warning' : 'error',
              ),
            )
          }
        />
      )}
    </>
  )
}

/** Adds an item selected from a list to those above. */
function Choice({
  label,
  choices,
  onChoose,
}: {
  readonly label: string
  readonly choices: readonly (readonly [string, string])[]
  readonly onChoose: (code: string) => void
}) {
  return (
    <label className="st-property">
      <span className="st-name">{label}</span>
      <select
        className="st-input"
        value=""
        onChange={({ target }) => target.value !== '' && onChoose(target.value)}
      >
        <option value="" />
        {choices.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
