/** Millimetres as twentieths of a point, in which Word measures. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440)
}

/** Points as the half points of a letter's size. */
export function points(size: number): number {
  return Math.round(size * 2)
}
