import { useEffect, useState } from 'react'
import { FieldIndex } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import { screenFaces } from '@formwright/fields/screen'
import { shownByFaces } from '@formwright/renderer'
import type { FormViewProps } from '@formwright/renderer'

type Stock = Pick<FormViewProps, 'renderers' | 'cells'>

/** The stock renderers of JSON Forms, brought in only for a form with a field that no face shows. */
export function useStock(form: Form): Stock {
  const [stock, setStock] = useState<Stock>({})
  useEffect(() => {
    if (shownByFaces(form.bundle.ui, new FieldIndex(form.bundle), screenFaces.fields)) return
    void import('@jsonforms/material-renderers').then(({ materialRenderers, materialCells }) =>
      setStock({ renderers: materialRenderers, cells: materialCells }),
    )
  }, [form])
  return stock
}
