import { hanCounting, hanNumber, isCounting } from '@formwright/definition'
import type { Unit } from '@formwright/definition'
import words from './said-digits.json' with { type: 'json' }

/** Returns the unit at the start of a text. */
export type UnitBehind = (text: string) => Unit | undefined

/**
 * A text with numerals before units converted to digits: 三年 to 3年, 百分之五十 to 50%, three years to 3 years. Text
 * in braces is unchanged.
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
    // “one” usually means “any”
    const isAny = written === zh.one && unit && isCounting(unit)
    return number === undefined || !unit || isAny ? all : String(number)
  })
}

function englishInDigits(text: string, unitBehind: UnitBehind): string {
  return text.replaceAll(WORD, (all, written: string, behind: string) =>
    unitBehind(behind) ? String(en[written.toLowerCase() as keyof typeof en]) : all,
  )
}
