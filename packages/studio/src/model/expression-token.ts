/**
 * The tokens of an expression, by group: a space, a text, a number, a path, an operator, a bracket, another
 * sign.
 */
export const EXPRESSION_TOKEN =
  /(\s+)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|(\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(&&|\|\||==|!=|<=|>=|[-+*/%!<>?:])|([()[\]{},.])|([^])/g
