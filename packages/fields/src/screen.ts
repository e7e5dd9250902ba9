import type { ScreenFace, ScreenFaces } from '@formwright/renderer'
import { annualTableFace } from './annual-table/annual-table.screen.tsx'
import { choiceFace } from './choice/choice.screen.tsx'
import { countAndNamesFace } from './count-and-names/count-and-names.screen.tsx'
import { countedTextFace } from './counted-text/counted-text.screen.tsx'
import { crossTableFace } from './cross-table/cross-table.screen.tsx'
import { dateFace } from './date/date.screen.tsx'
import { ListFace, listTableFace } from './list-table/list-table.screen.tsx'
import { mapFace } from './map/map.screen.tsx'
import { namesFace } from './names/names.screen.tsx'
import { numberFace } from './number/number.screen.tsx'
import { objectFace } from './object/object.screen.tsx'
import { outlineTextFace } from './outline-text/outline-text.screen.tsx'
import { phoneFace } from './phone/phone.screen.tsx'
import { regionFace } from './region/region.screen.tsx'
import { signatureFace } from './signature/signature.screen.tsx'
import { targetTableFace } from './target-table/target-table.screen.tsx'
import { textFace } from './text/text.screen.tsx'
import { tickGroupFace } from './tick-group/tick-group.screen.tsx'
import { tupleFace } from './tuple/tuple.screen.tsx'
import { valueTreeFace } from './value-tree/value-tree.screen.tsx'

const fields: readonly ScreenFace[] = [
  annualTableFace,
  choiceFace,
  countAndNamesFace,
  countedTextFace,
  crossTableFace,
  dateFace,
  listTableFace,
  mapFace,
  namesFace,
  numberFace,
  objectFace,
  outlineTextFace,
  phoneFace,
  regionFace,
  signatureFace,
  targetTableFace,
  textFace,
  tickGroupFace,
  tupleFace,
  valueTreeFace,
]

/** How the field types look on screen. A new one is a line here. */
export const screenFaces: ScreenFaces = { fields, List: ListFace }
export { rowPages } from './list-table/paged-lists.ts'
export type { RowPage } from './list-table/paged-lists.ts'
