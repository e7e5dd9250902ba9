/** Converts millimetres to twips (twentieths of a point), Word's unit of length. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440)
}

/** Converts points to half points, Word's unit of font size. */
export function points(size: number): number {
  return Math.round(size * 2)
}
