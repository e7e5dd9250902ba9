import { hanCounting, hanNumber, isCounting } from '@formwright/definition'
import type { Unit } from '@formwright/definition'
import words from './said-digits.json' with { type: 'json' }

/** The unit with which a text begins. */
export type UnitBehind = (text: string) => Unit | undefined

/**
 * A text with the numbers that it has in words in digits, where a unit stands behind them: 三年 as 3年,
 * 百分之五十 as 50%, three years as 3 years. What stands in braces is left alone.
 */
export function inDigits(text: string, unitBehind: UnitBehind): string {
  return text
    .split(/(\{[^{}]*\})/)
    .map((part) => (part.startsWith('{') ? part : englishInDigits(hanInDigits(part, unitBehind), unitBehind)))
    .join('')
}

const { zh, en } = words
const HAN = `[${hanCounting}]+`
const SHARE = new RegExp(`${zh.percent}(${HAN})|(${HAN})${zh.of}(${HAN})|${zh.half}`, 'g')
const COUNT = new RegExp(`(?<![${zh['not-before']}${hanCounting}\\d])(${HAN})(?=(.{1,12}))`, 'gu')
const WORD = new RegExp(`\\b(${Object.keys(en).join('|')})(?=\\s+(.{1,24}))`, 'gi')

function hanInDigits(text: string, unitBehind: UnitBehind): string {
  const shares = text.replaceAll(SHARE, (all, percent?: string, whole?: string, part?: string) => {
    const share =
      percent === undefined
        ? (100 * (part === undefined ? 1 : (hanNumber(part) ?? Number.NaN))) / (hanNumber(whole ?? '') ?? 2)
        : (hanNumber(percent) ?? Number.NaN)
    return Number.isFinite(share) ? `${Number(share.toFixed(2))}%` : all
  })
  return shares.replaceAll(COUNT, (all, written: string, behind: string) => {
    const number = hanNumber(written)
    const unit = unitBehind(behind)
    // one of something is mostly any of them
    const isAny = written === zh.one && unit && isCounting(unit)
    return number === undefined || !unit || isAny ? all : String(number)
  })
}

function englishInDigits(text: string, unitBehind: UnitBehind): string {
  return text.replaceAll(WORD, (all, written: string, behind: string) =>
    unitBehind(behind) ? String(en[written.toLowerCase() as keyof typeof en]) : all,
  )
}
