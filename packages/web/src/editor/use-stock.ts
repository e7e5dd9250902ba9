import { useEffect, useState } from 'react'
import { FieldIndex } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { screenViews } from '@formwright/fields/screen'
import { shownByViews } from '@formwright/renderer'
import type { FormViewProps } from '@formwright/renderer'

type Stock = Pick<FormViewProps, 'renderers' | 'cells'>

/** The stock renderers of JSON Forms, brought in only for a form with a field that no view shows. */
export function useStock(form: Form): Stock {
  const [stock, setStock] = useState<Stock>({})
  useEffect(() => {
    if (shownByViews(form.bundle.ui, new FieldIndex(form.bundle), screenViews.fields)) return
    void import('@jsonforms/material-renderers').then(({ materialRenderers, materialCells }) =>
      setStock({ renderers: materialRenderers, cells: materialCells }),
    )
  }, [form])
  return stock
}
