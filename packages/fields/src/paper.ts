import type { PaperViews } from '@formwright/paper'
import { annualTablePaper } from './annual-table/annual-table.paper.ts'
import { choicePaper } from './choice/choice.paper.ts'
import { countAndNamesPaper } from './count-and-names/count-and-names.paper.ts'
import { countedTextPaper } from './counted-text/counted-text.paper.ts'
import { crossTablePaper } from './cross-table/cross-table.paper.ts'
import { datePaper } from './date/date.paper.ts'
import { listTablePaper } from './list-table/list-table.paper.ts'
import { mapPaper } from './map/map.paper.ts'
import { matrixPaper } from './matrix/matrix.paper.ts'
import { monthPaper } from './month/month.paper.ts'
import { namesPaper } from './names/names.paper.ts'
import { numberPaper } from './number/number.paper.ts'
import { objectPaper } from './object/object.paper.ts'
import { outlineTextPaper } from './outline-text/outline-text.paper.ts'
import { phonePaper } from './phone/phone.paper.ts'
import { regionPaper } from './region/region.paper.ts'
import { rowReferencePaper } from './row-reference/row-reference.paper.ts'
import { selectPaper } from './select/select.paper.ts'
import { signaturePaper } from './signature/signature.paper.ts'
import { targetTablePaper } from './target-table/target-table.paper.ts'
import { textPaper } from './text/text.paper.ts'
import { tickGroupPaper } from './tick-group/tick-group.paper.ts'
import { tuplePaper } from './tuple/tuple.paper.ts'
import { valueTreePaper } from './value-tree/value-tree.paper.ts'

/** The paper views of the field types. To add one, add a line here. */
export const paperViews: PaperViews = [
  annualTablePaper,
  choicePaper,
  countAndNamesPaper,
  countedTextPaper,
  crossTablePaper,
  datePaper,
  listTablePaper,
  mapPaper,
  matrixPaper,
  monthPaper,
  namesPaper,
  numberPaper,
  objectPaper,
  outlineTextPaper,
  phonePaper,
  regionPaper,
  rowReferencePaper,
  selectPaper,
  signaturePaper,
  targetTablePaper,
  textPaper,
  tickGroupPaper,
  tuplePaper,
  valueTreePaper,
]
