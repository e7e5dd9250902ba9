import { joinPointer, splitPointer } from '@formwright/definition'

/** A data path of JSON Forms (`a.b.0`) as a JSON Pointer. */
export function pointerOfPath(path: string): string {
  return path === '' ? '' : joinPointer(path.split('.'))
}

/** A JSON Pointer as a data path of JSON Forms. */
export function pathOfPointer(pointer: string): string {
  return splitPointer(pointer).join('.')
}

/** `#/properties/a/properties/b` as the pointer of the value that it describes. */
export function pointerOfScope(scope: string): string {
  const keys = splitPointer(scope.slice(1))
  const path: string[] = []
  for (let index = 0; index < keys.length; index++) {
    if (keys[index] === 'properties' && index + 1 < keys.length) path.push(keys[++index]!)
  }
  return joinPointer(path)
}
