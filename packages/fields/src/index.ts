import type { FieldType } from '@formwright/definition'
import { annualTableType } from './annual-table/annual-table.ts'
import { choiceType } from './choice/choice.ts'
import { countAndNamesType } from './count-and-names/count-and-names.ts'
import { countedTextType } from './counted-text/counted-text.ts'
import { crossTableType } from './cross-table/cross-table.ts'
import { dateType } from './date/date.ts'
import { listTableType } from './list-table/list-table.ts'
import { mapType } from './map/map.ts'
import { matrixType } from './matrix/matrix.ts'
import { monthType } from './month/month.ts'
import { namesType } from './names/names.ts'
import { numberType } from './number/number.ts'
import { objectType } from './object/object.ts'
import { outlineTextType } from './outline-text/outline-text.ts'
import { phoneType } from './phone/phone.ts'
import { regionType } from './region/region.ts'
import { rowReferenceType } from './row-reference/row-reference.ts'
import { selectType } from './select/select.ts'
import { signatureType } from './signature/signature.ts'
import { targetTableType } from './target-table/target-table.ts'
import { textType } from './text/text.ts'
import { tickGroupType } from './tick-group/tick-group.ts'
import { tupleType } from './tuple/tuple.ts'
import { valueTreeType } from './value-tree/value-tree.ts'

/** The field types available to every form. To add one, create a folder and add it here. */
export const fieldTypes: readonly FieldType[] = [
  annualTableType,
  choiceType,
  countAndNamesType,
  countedTextType,
  crossTableType,
  dateType,
  listTableType,
  mapType,
  matrixType,
  monthType,
  namesType,
  numberType,
  objectType,
  outlineTextType,
  phoneType,
  regionType,
  rowReferenceType,
  selectType,
  signatureType,
  targetTableType,
  textType,
  tickGroupType,
  tupleType,
  valueTreeType,
]

export { numberFormat } from './number/format.ts'
export { plainText } from './plain.ts'
export { rowTitles } from './row-reference/row-titles.ts'
