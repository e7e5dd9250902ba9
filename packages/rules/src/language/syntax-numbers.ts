import type { SyntaxProblem } from './syntax-problem.ts'

/**
 * Numbers in other notations: `10%`, `1,5`, `12,500`, and a year as member name.
 * @param open position of the enclosing bracket
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
  const [digits, factor] = /(?<![\w.])(\d+(?:\.\d+)?)\s*$/.exec(before) ?? []
  if (digits !== undefined && /^[A-Za-z_]\w*$/.test(token) && !NO_NAME.test(token)) {
    // a full field path counts as a name
    const name = /^\w+(?:\.\w+)*/.exec(text.slice(start))![0]
    const params = { found: digits + name, name, suggestion: `${factor} * ${name}` }
    return { code: 'rule-number-name', params, start: start - digits.length, end: start + name.length }
  }
  const spaced = /(?<![\w.])\d{1,3}(?:[ \u00A0\u202F]\d{3})*[ \u00A0\u202F]$/.exec(before)
  if (spaced && /^\d{3}(?:\.\d+)?$/.test(token)) {
    const found = spaced[0] + /^\d{3}(?:[ \u00A0\u202F]\d{3}(?!\d))*(?:[.,]\d+)?/.exec(text.slice(start))![0]
    const at = start - spaced[0].length
    const params = { found, suggestion: found.replace(',', '.').replaceAll(/[^\d.]/g, '') }
    return { code: 'rule-grouped-number', params, start: at, end: at + found.length }
  }
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

/** Words after a number that are no unit: operators, and parts of the number. */
const NO_NAME = /^(?:in|e\d*|u)$/i

/** A number with a decimal comma (`1,5`) or grouped digits (`12,500`). */
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
