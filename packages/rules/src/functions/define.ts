import type { FunctionDefinition, FunctionSpec, Param, ParamType } from '../language/scope.ts'

const SIGNATURE = /^(\w+)\((.*)\): (\w+)$/
const PARAM = /^(\.\.\.)?(\w+)(\?)?: (\w+)$/

/** Declares a rule function. @throws TypeError for an invalid signature, when the module is loaded */
export function defineFunction(spec: FunctionSpec): FunctionDefinition {
  const [, name, list, result] = SIGNATURE.exec(spec.signature) ?? []
  if (!name || list === undefined || !result) throw new TypeError(`signature: ${spec.signature}`)
  const params = list === '' ? [] : list.split(', ').map((text) => readParam(text, spec.signature))
  return { ...spec, name, params, result: result as ParamType }
}

function readParam(text: string, signature: string): Param {
  const [, rest, name, optional, type] = PARAM.exec(text) ?? []
  if (!name || !type) throw new TypeError(`signature: ${signature}`)
  return { name, type: type as ParamType, optional: optional !== undefined, rest: rest !== undefined }
}
