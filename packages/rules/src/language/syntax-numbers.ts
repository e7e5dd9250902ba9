import type { SyntaxProblem } from './syntax-problem.ts'

/**
 * Numbers as they are written elsewhere: `10%`, `1,5`, `12,500`, and a year as the name of a member.
 * @param open where the bracket stands that a token is in
 */
export function numberProblem(
  text: string,
  token: string,
  start: number,
  open: number | undefined,
): SyntaxProblem | undefined {
  const end = start + token.length
  const before = text.slice(0, start)
  if (token === '%' && /\d\s*$/.test(before) && !/^\s*[\w('"[]/.test(text.slice(end)))
    return { code: 'rule-percent', params: { found: `${/[\d.]+\s*$/.exec(before)![0].trim()}%` }, start, end }
  const list = open !== undefined && (text[open] === '[' || /\w\s*$/.test(text.slice(0, open)))
  if (token === ',' && !list && /\d$/.test(before) && /^\d/.test(text.slice(end)))
    return withComma(text, start)
  const [, owner] = /([A-Za-z_][\w.]*)\.$/.exec(before) ?? []
  if (owner && /^\d{4}$/.test(token)) {
    const params = { found: `${owner}.${token}`, suggestion: `${owner}.y${token}` }
    return { code: 'rule-year', params, start: start - owner.length - 1, end }
  }
  return undefined
}

/** A number as it is written elsewhere: `1,5` with a decimal comma, `12,500` with groups of digits. */
function withComma(text: string, comma: number): SyntaxProblem {
  const start = /\d+$/.exec(text.slice(0, comma))!.index
  const end = comma + /^(?:,\d+)+/.exec(text.slice(comma))![0].length
  const found = text.slice(start, end)
  const isGrouped = /^\d{1,3}(?:,\d{3})+$/.test(found)
  return {
    code: isGrouped ? 'rule-grouped-number' : 'rule-decimal-comma',
    params: { found, suggestion: isGrouped ? found.replaceAll(',', '') : found.replace(',', '.') },
    start,
    end,
  }
}
