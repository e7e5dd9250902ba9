import { Fragment, useEffect, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import { FieldIndex } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { screenViews } from '@formwright/fields/screen'
import { shownByViews } from '@formwright/renderer'
import type { FormViewProps } from '@formwright/renderer'

interface StockRenderers {
  readonly renderers?: Pick<FormViewProps, 'renderers' | 'cells'>
  /** The theme provider that they need, because they use MUI. */
  readonly Around: ComponentType<{ readonly children: ReactNode }>
}

/** The stock renderers of JSON Forms, loaded only for forms with a field that no view can show. */
export function useStockRenderers(form: Form): StockRenderers {
  const [stock, setStock] = useState<StockRenderers>({ Around: Fragment })
  useEffect(() => {
    if (shownByViews(form.bundle.ui, new FieldIndex(form.bundle), screenViews.fields)) return
    void Promise.all([import('@jsonforms/material-renderers'), import('../parts/themed.tsx')]).then(
      ([{ materialRenderers, materialCells }, { Themed }]) =>
        setStock({ renderers: { renderers: materialRenderers, cells: materialCells }, Around: Themed }),
    )
  }, [form])
  return stock
}
