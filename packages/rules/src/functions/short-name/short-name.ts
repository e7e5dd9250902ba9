import { defineFunction } from '../define.ts'

/** A region's name without its kind: 福建省 → 福建, 广西壮族自治区 → 广西, 晋江市 → 晋江. */
export const shortName = defineFunction({
  signature: 'shortName(name: text): text',
  none: 'value',
  example: "shortName('福建省')",
  apply: (name: string) => {
    const short = name.trim().replace(KIND, '')
    return [...short].length >= 2 ? short : name.trim()
  },
})

const KIND =
  /(?:壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区|生产建设兵团|自治州|自治县|自治旗|地区|林区|特区|省|市|县|区|旗|盟)$/
