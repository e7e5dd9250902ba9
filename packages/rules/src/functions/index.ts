import type { FunctionDefinition } from '../language/scope.ts'
import { abs } from './abs/abs.ts'
import { addDays } from './add-days/add-days.ts'
import { addMonths } from './add-months/add-months.ts'
import { addYears } from './add-years/add-years.ts'
import { amount } from './amount/amount.ts'
import { average } from './average/average.ts'
import { band } from './band/band.ts'
import { best } from './best/best.ts'
import { cagr } from './cagr/cagr.ts'
import { checkDigit } from './check-digit/check-digit.ts'
import { compound } from './compound/compound.ts'
import { contains } from './contains/contains.ts'
import { containsAny } from './contains-any/contains-any.ts'
import { convert } from './convert/convert.ts'
import { count } from './count/count.ts'
import { date } from './date/date.ts'
import { dayOf } from './day-of/day-of.ts'
import { daysBetween } from './days-between/days-between.ts'
import { distinct } from './distinct/distinct.ts'
import { earliest } from './earliest/earliest.ts'
import { endsWith } from './ends-with/ends-with.ts'
import { fixed } from './fixed/fixed.ts'
import { floor } from './floor/floor.ts'
import { growth } from './growth/growth.ts'
import { has } from './has/has.ts'
import { hasEvidence } from './has-evidence/has-evidence.ts'
import { inBand } from './in-band/in-band.ts'
import { isNone } from './is-none/is-none.ts'
import { listRows } from './list-rows/list-rows.ts'
import { lower } from './lower/lower.ts'
import { matches } from './matches/matches.ts'
import { max } from './max/max.ts'
import { latest } from './latest/latest.ts'
import { min } from './min/min.ts'
import { monthOf } from './month-of/month-of.ts'
import { monthsBetween } from './months-between/months-between.ts'
import { near } from './near/near.ts'
import { oneOf } from './one-of/one-of.ts'
import { percent } from './percent/percent.ts'
import { plain } from './plain/plain.ts'
import { portion } from './portion/portion.ts'
import { roundTo } from './round/round.ts'
import { roundingBand } from './rounding-band/rounding-band.ts'
import { shortName } from './short-name/short-name.ts'
import { size } from './size/size.ts'
import { split } from './split/split.ts'
import { squash } from './squash/squash.ts'
import { startsWith } from './starts-with/starts-with.ts'
import { substring } from './substring/substring.ts'
import { sum } from './sum/sum.ts'
import { title } from './title/title.ts'
import { totalWords } from './total-words/total-words.ts'
import { unique } from './unique/unique.ts'
import { upper } from './upper/upper.ts'
import { withinRegion } from './within/within.ts'
import { words } from './words/words.ts'
import { yearOf } from './year-of/year-of.ts'
import { yearsBetween } from './years-between/years-between.ts'

/** The functions that every rule may use. A new function is a folder (code, cases, page) and a line here. */
export const standardFunctions: readonly FunctionDefinition[] = [
  abs,
  addDays,
  addMonths,
  addYears,
  amount,
  average,
  band,
  best,
  cagr,
  checkDigit,
  compound,
  contains,
  containsAny,
  convert,
  count,
  date,
  dayOf,
  daysBetween,
  distinct,
  endsWith,
  fixed,
  floor,
  growth,
  has,
  hasEvidence,
  inBand,
  isNone,
  listRows,
  lower,
  matches,
  max,
  earliest,
  latest,
  min,
  monthOf,
  monthsBetween,
  near,
  oneOf,
  percent,
  plain,
  portion,
  roundTo,
  roundingBand,
  shortName,
  size,
  split,
  squash,
  startsWith,
  substring,
  sum,
  title,
  totalWords,
  unique,
  upper,
  withinRegion,
  words,
  yearOf,
  yearsBetween,
]
