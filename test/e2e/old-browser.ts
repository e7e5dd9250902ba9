/**
 * Takes from a page what Chromium 109 does not have, the last that runs on Windows 7: county offices still
 * use it. Every page of the tests is opened so; a call of one of these fails there as it would in the office.
 */
export function asOnWindows7(): void {
  const newer: readonly [object, readonly string[]][] = [
    [Array.prototype, ['toSorted', 'toReversed', 'toSpliced', 'with']],
    [Object.getPrototypeOf(Uint8Array.prototype) as object, ['toSorted', 'toReversed', 'with']],
    [String.prototype, ['isWellFormed', 'toWellFormed']],
    [
      Set.prototype,
      [
        'union',
        'intersection',
        'difference',
        'symmetricDifference',
        'isSubsetOf',
        'isSupersetOf',
        'isDisjointFrom',
      ],
    ],
    [Object, ['groupBy']],
    [Map, ['groupBy']],
    [Array, ['fromAsync']],
    [Promise, ['withResolvers', 'try']],
    [URL, ['canParse', 'parse']],
    [AbortSignal, ['any']],
    [ArrayBuffer.prototype, ['transfer', 'transferToFixedLength', 'resize']],
    [RegExp, ['escape']],
    [Math, ['sumPrecise', 'f16round']],
    [Uint8Array, ['fromBase64', 'fromHex']],
    [Uint8Array.prototype, ['toBase64', 'toHex', 'setFromBase64', 'setFromHex']],
    [Document.prototype, ['startViewTransition']],
    [globalThis, ['Iterator', 'scheduler', 'Temporal']],
  ]
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())) as object
  for (const [holder, names] of [
    ...newer,
    [
      iterator,
      ['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach', 'some', 'every', 'find'],
    ] as const,
  ]) {
    for (const name of names) delete (holder as Record<string, unknown>)[name]
  }
}
