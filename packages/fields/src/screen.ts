import type { ScreenView, ScreenViews } from '@formwright/renderer'
import { annualTableView } from './annual-table/annual-table.screen.tsx'
import { choiceView } from './choice/choice.screen.tsx'
import { countAndNamesView } from './count-and-names/count-and-names.screen.tsx'
import { countedTextView } from './counted-text/counted-text.screen.tsx'
import { crossTableView } from './cross-table/cross-table.screen.tsx'
import { dateView } from './date/date.screen.tsx'
import { ListView, listTableView } from './list-table/list-table.screen.tsx'
import { mapView } from './map/map.screen.tsx'
import { matrixView } from './matrix/matrix.screen.tsx'
import { monthView } from './month/month.screen.tsx'
import { namesView } from './names/names.screen.tsx'
import { numberView } from './number/number.screen.tsx'
import { objectView } from './object/object.screen.tsx'
import { outlineTextView } from './outline-text/outline-text.screen.tsx'
import { phoneView } from './phone/phone.screen.tsx'
import { regionView } from './region/region.screen.tsx'
import { rowReferenceView } from './row-reference/row-reference.screen.tsx'
import { selectView } from './select/select.screen.tsx'
import { signatureView } from './signature/signature.screen.tsx'
import { targetTableView } from './target-table/target-table.screen.tsx'
import { textView } from './text/text.screen.tsx'
import { tickGroupView } from './tick-group/tick-group.screen.tsx'
import { tupleView } from './tuple/tuple.screen.tsx'
import { valueTreeView } from './value-tree/value-tree.screen.tsx'

const fields: readonly ScreenView[] = [
  annualTableView,
  choiceView,
  countAndNamesView,
  countedTextView,
  crossTableView,
  dateView,
  listTableView,
  mapView,
  matrixView,
  monthView,
  namesView,
  numberView,
  objectView,
  outlineTextView,
  phoneView,
  regionView,
  rowReferenceView,
  selectView,
  signatureView,
  targetTableView,
  textView,
  tickGroupView,
  tupleView,
  valueTreeView,
]

/** The screen views of the field types. To add one, add a line here. */
export const screenViews: ScreenViews = { fields, List: ListView }
export { rowPages } from './list-table/paged-lists.ts'
