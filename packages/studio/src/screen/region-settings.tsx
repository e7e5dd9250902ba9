import { isVerified } from '@formwright/authoring'
import { word } from '@formwright/definition'
import { removeVariant, setInVariant, variantsOf, verifyVariant } from '../edits/variants.ts'
import type { VariantInFile } from '../edits/variants.ts'
import { RegionDifferences } from './region-differences.tsx'
import { NewRegion } from './region-new.tsx'
import { anchorName } from './control-anchor.tsx'
import { TextInput } from './text-input.tsx'
import { useStudio } from './use-studio.ts'
import { WholeInput } from './whole-input.tsx'

/**
 * The regional variants of the edition. They apply to one year only: those of the previous year have to be
 * verified or removed.
 */
export function RegionSettings() {
  const { model, say } = useStudio()
  const variants = variantsOf(model)
  if (variants.length === 0 && !model.bundle.form.region) return null
  return (
    <>
      <h2>{say('regions')}</h2>
      <p className="st-hint">{say('regions-hint')}</p>
      {variants.map((found) => (
        <Region key={found.file} variantInFile={found} />
      ))}
      <NewRegion />
    </>
  )
}

function Region({ variantInFile }: { readonly variantInFile: VariantInFile }) {
  const { model, language, run, attempt, say, show } = useStudio()
  const { file, variant } = variantInFile
  const { authority, source, window } = variant
  const verified = isVerified(variant)
  const counts = [
    ['regions-params', Object.keys(variant.params ?? {}).length],
    ['regions-severity', Object.keys(variant.severity ?? {}).length],
    ['regions-rules', (variant.rules ?? []).length],
    ['regions-instructions', (variant.instructions ?? []).length],
  ] as const
  return (
    <fieldset className="st-list" data-at={anchorName(file, '')}>
      <legend>
        {authority}
        {!verified && <span className="st-tag">{say('param-unverified')}</span>}
      </legend>
      <p className="st-hint">
        {counts
          .filter(([, n]) => n > 0)
          .map(([name, n]) => say(name, { n }))
          .join(word('list-of-lists', language))}
      </p>
      <div className="st-pair">
        {window &&
          (['from', 'to'] as const).map((end) => (
            <WholeInput
              key={end}
              label={say(`edition-${end}`)}
              type="date"
              value={window[end]}
              onWhole={(value) =>
                value === ''
                  ? say('must-stand')
                  : attempt(setInVariant(model, variantInFile, `/window/${end}`, value))
              }
            />
          ))}
      </div>
      <RegionDifferences variantInFile={variantInFile} />
      <TextInput
        label={say('param-source')}
        value={source}
        onChange={(value) =>
          attempt(setInVariant(model, variantInFile, '/source', value), `${file}source`) && say('must-stand')
        }
      />
      <div className="st-actions">
        {!verified && (
          <button
            type="button"
            className="st-button st-main"
            onClick={() => run(verifyVariant(model, variantInFile))}
          >
            {say('regions-verify')}
          </button>
        )}
        <button type="button" className="st-button" onClick={() => show({ view: 'files', file })}>
          {say('regions-open')}
        </button>
        <button
          type="button"
          className="st-button st-danger"
          onClick={() => run(removeVariant(model, variantInFile))}
        >
          {say('regions-remove')}
        </button>
      </div>
    </fieldset>
  )
}
