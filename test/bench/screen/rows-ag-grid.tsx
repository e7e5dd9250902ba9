import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community'
import type { ColDef, GridApi } from 'ag-grid-community'
import { AMOUNTS, COLUMNS, rowsOf } from './rows-table.mjs'

ModuleRegistry.registerModules([AllCommunityModule])
type Row = Record<string, string | number>

const rows: Row[] = rowsOf(Number(new URLSearchParams(location.search).get('rows')))
const host = document.body.appendChild(document.createElement('div'))
host.style.height = '600px'
const search = document.body.appendChild(document.createElement('input'))
search.type = 'search'
let api: GridApi<Row>
let codes = new Map<string, number>()

const totalOf = (row: Row) => AMOUNTS.reduce((sum, key) => sum + Number(row[key] ?? 0), 0)

/** The rules of a row, as one writes them for a grid by hand. */
const RULES: Record<string, (row: Row) => boolean> = {
  to: (row) => String(row.from) <= String(row.to),
  granted: (row) => Number(row.granted) <= totalOf(row),
  code: (row) => (codes.get(String(row.code)) ?? 0) <= 1,
}

/** What goes over the rows as a whole: which codes there are, and the total of all. */
function look(): void {
  codes = new Map()
  let total = 0
  api.forEachNode(({ data }) => {
    const code = String(data!.code)
    codes.set(code, (codes.get(code) ?? 0) + 1)
    total += totalOf(data!)
  })
  api.setGridOption('pinnedBottomRowData', [{ total }])
  api.refreshCells({ columns: ['code', 'to', 'granted', 'total'] })
}

const columnOf = ([key, title, kind]: (typeof COLUMNS)[number]): ColDef<Row> => ({
  colId: key,
  headerName: title,
  ...(kind === 'sum'
    ? { valueGetter: ({ data, node }) => (node?.rowPinned ? data!.total : totalOf(data!)) }
    : { field: key, editable: true }),
  ...(kind === 'number' ? { cellDataType: 'number' } : {}),
  ...(RULES[key]
    ? { cellClassRules: { bad: ({ data, node }) => !node.rowPinned && !RULES[key]!(data!) } }
    : {}),
})

api = createGrid<Row>(host, {
  rowData: rows,
  columnDefs: COLUMNS.map(columnOf),
  defaultColDef: { sortable: true, width: 110 },
  enterNavigatesVertically: true,
  enterNavigatesVerticallyAfterEdit: true,
  undoRedoCellEditing: true,
  undoRedoCellEditingLimit: 100,
  onCellValueChanged: look,
  onFirstDataRendered: look,
})
search.addEventListener('input', () => api.setGridOption('quickFilterText', search.value))
// the community edition takes no blocks from the clipboard: rows behind the others, as one writes it by hand
document.addEventListener('paste', (event) => {
  const lines = event.clipboardData!.getData('text/plain').split('\n')
  api.applyTransaction({
    add: lines.map((line) => {
      const cells = line.split('\t')
      return Object.fromEntries(
        COLUMNS.map(([key, , kind], at) => [key, kind === 'number' ? Number(cells[at]) : cells[at]!]),
      )
    }),
  })
  look()
})
Object.assign(globalThis, { undo: () => api.undoCellEditing(), shown: () => api.getDisplayedRowCount() })
