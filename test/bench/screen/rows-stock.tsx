import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { JsonForms } from '@jsonforms/react'
import { materialCells, materialRenderers } from '@jsonforms/material-renderers'
import { AMOUNTS, rowSchema, rowsOf } from './rows-table.mjs'

const schema = { type: 'object', properties: { rows: { type: 'array', title: 'Rows', items: rowSchema } } }
const uischema = { type: 'Control', scope: '#/properties/rows' }
type Row = Record<string, string | number>
interface Data {
  readonly rows: readonly Row[]
}

/** The sums of the rows, as one writes them around the stock table. */
function summed({ rows }: Data): Data {
  return {
    rows: rows.map((row) => {
      const total = AMOUNTS.reduce((sum, key) => sum + Number(row[key] ?? 0), 0)
      return row.total === total ? row : { ...row, total }
    }),
  }
}

function Page() {
  const [data, setData] = useState<Data>({
    rows: rowsOf(Number(new URLSearchParams(location.search).get('rows'))),
  })
  return (
    <JsonForms
      data={data}
      schema={schema}
      uischema={uischema}
      renderers={materialRenderers}
      cells={materialCells}
      onChange={({ data: next }) => {
        const now = summed(next as Data)
        if (now.rows.some((row, index) => row !== (next as Data).rows[index])) setData(now)
      }}
    />
  )
}

createRoot(document.body.appendChild(document.createElement('div'))).render(<Page />)
