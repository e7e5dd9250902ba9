import { useEffect } from 'react'
import { fieldsOf, instances, isRegionCode, ownMember, treeOf } from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import type { FormStore } from '@formwright/engine'
import { loadRegions } from '@formwright/fields/regions'

/** Loads the regions for forms that ask for one; invalid codes are reported once they are loaded. */
export function useRegisteredRegions(bundle: FormBundle, store: FormStore): void {
  useEffect(() => {
    const cells = fieldsOf(bundle).flatMap((field) => field.cells.filter(({ shape }) => shape === 'region'))
    if (bundle.form.regions || cells.length === 0) return
    const isNowhere = ({ pointer }: { readonly pointer: string }) => {
      const code = ownMember(store.get(pointer), 'code')
      return typeof code === 'string' && !isRegionCode(bundle.form, code)
    }
    const isAnyNowhere = () =>
      cells.some((cell) => instances(treeOf(bundle).nodeAt(cell.pointer)!, store.answers).some(isNowhere))
    // offline, codes are checked by the server only
    loadRegions(bundle.form).then(
      () => isAnyNowhere() && store.reassess(),
      () => undefined,
    )
  }, [bundle, store])
}
