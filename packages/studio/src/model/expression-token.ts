/** The tokens of an expression by capture group: space, string, number, path, operator, bracket, other. */
export const EXPRESSION_TOKEN =
  /(\s+)|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d+(?:\.\d+)?)|(\.?[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)|(&&|\|\||==|!=|<=|>=|[-+*/%!<>?:])|([()[\]{},.])|([^])/g
