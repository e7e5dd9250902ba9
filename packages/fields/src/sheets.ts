import type { SheetViews } from '@formwright/sheets'
import { annualTableSheet } from './annual-table/annual-table.sheet.ts'
import { choiceSheet } from './choice/choice.sheet.ts'
import { countAndNamesSheet } from './count-and-names/count-and-names.sheet.ts'
import { countedTextSheet } from './counted-text/counted-text.sheet.ts'
import { crossTableSheet } from './cross-table/cross-table.sheet.ts'
import { dateSheet } from './date/date.sheet.ts'
import { listSheet, listTableSheet } from './list-table/list-table.sheet.ts'
import { mapSheet } from './map/map.sheet.ts'
import { matrixSheet } from './matrix/matrix.sheet.ts'
import { monthSheet } from './month/month.sheet.ts'
import { namesSheet } from './names/names.sheet.ts'
import { numberSheet } from './number/number.sheet.ts'
import { objectSheet } from './object/object.sheet.ts'
import { outlineTextSheet } from './outline-text/outline-text.sheet.ts'
import { phoneSheet } from './phone/phone.sheet.ts'
import { regionSheet } from './region/region.sheet.ts'
import { rowReferenceSheet } from './row-reference/row-reference.sheet.ts'
import { selectSheet } from './select/select.sheet.ts'
import { signatureSheet } from './signature/signature.sheet.ts'
import { targetTableSheet } from './target-table/target-table.sheet.ts'
import { textSheet } from './text/text.sheet.ts'
import { tickGroupSheet } from './tick-group/tick-group.sheet.ts'
import { tupleSheet } from './tuple/tuple.sheet.ts'
import { valueTreeSheet } from './value-tree/value-tree.sheet.ts'

export { formattedCell, momentFormat } from './date/formatted-cell.ts'

/** The sheet views of the field types. To add one, add a line here. */
export const sheetViews: SheetViews = {
  fields: [
    annualTableSheet,
    choiceSheet,
    countAndNamesSheet,
    countedTextSheet,
    crossTableSheet,
    dateSheet,
    listTableSheet,
    mapSheet,
    matrixSheet,
    monthSheet,
    namesSheet,
    numberSheet,
    objectSheet,
    outlineTextSheet,
    phoneSheet,
    regionSheet,
    rowReferenceSheet,
    selectSheet,
    signatureSheet,
    targetTableSheet,
    textSheet,
    tickGroupSheet,
    tupleSheet,
    valueTreeSheet,
  ],
  list: listSheet,
}
