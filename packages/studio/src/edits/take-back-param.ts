import { below, variantsIn } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { caseFiles } from './cases.ts'
import { setInEdition } from './edition.ts'
import { setVariantParam, variantsOf } from './variants.ts'
import type { VariantInFile } from './variants.ts'

/** The region that the cases of a file are about; empty for the edition itself. */
export function regionOfCases(model: StudioModel, file: string): string {
  return caseFiles(model).find((one) => one.file === file)?.value.region ?? ''
}

/**
 * The regional variant whose value of a parameter applies in a region: that of the smallest enclosing region
 * that has one.
 */
export function rulingOf(model: StudioModel, region: string, name: string): VariantInFile | undefined {
  const holder = variantsIn(model.bundle, region).findLast(({ params }) => params?.[name] !== undefined)
  return holder && variantsOf(model).find(({ variant }) => variant.region === holder.region)
}

/**
 * Restores the earlier value of a parameter where cases are evaluated: in their region, or in the edition.
 * @param before the earlier edition
 */
export function takeBackParam(model: StudioModel, before: StudioModel, region: string, name: string): Act {
  const found = rulingOf(model, region, name)
  if (found) {
    const was = rulingOf(before, region, name)
    const isSame = was?.variant.region === found.variant.region
    return setVariantParam(model, found, name, isSame ? was?.variant.params?.[name]?.value : undefined)
  }
  const { value } = before.bundle.edition.params[name]!
  return setInEdition(model, below('/params', name, 'value'), value as Json)
}
