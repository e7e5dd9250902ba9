import { createRoot } from 'react-dom/client'
import { JsonForms } from '@jsonforms/react'
import { materialCells, materialRenderers } from '@jsonforms/material-renderers'
import { schemaOf, uischemaOf } from './schema.mjs'

const fields = Number(new URLSearchParams(location.search).get('fields'))
createRoot(document.body.appendChild(document.createElement('div'))).render(
  <JsonForms
    data={{}}
    schema={schemaOf(fields) as never}
    uischema={uischemaOf(fields) as never}
    renderers={materialRenderers}
    cells={materialCells}
  />,
)
