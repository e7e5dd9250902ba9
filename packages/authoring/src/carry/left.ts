import type { Language } from '@formwright/definition'

/** Why an answer was left behind. */
export type LeftReason =
  | 'dropped'
  | 'no-field'
  | 'year'
  | 'cell'
  | 'option'
  | 'column'
  | 'refused'
  | 'evidence'
  | 'unknown'

/** An answer that was not carried. Nothing of it is lost: it stands here as it stood there. */
export interface LeftBehind {
  readonly reason: LeftReason
  /** Where it stood in the answers that were carried. */
  readonly pointer: string
  /** What the field is called there. */
  readonly label: string
  readonly value: unknown
  /** Details in words: the reason that the carry map gives, what the new field says of the value. */
  readonly detail: string
}

const reasons: Readonly<Record<LeftReason, readonly [zh: string, en: string]>> = {
  dropped: ['“{label}”不带入：{detail}', '“{label}” is not carried: {detail}'],
  'no-field': [
    '“{label}”没有带入：本年度没有这一栏',
    '“{label}” is not carried: the form no longer asks for it',
  ],
  year: [
    '“{label}”没有带入：本年度不再填报 {detail}',
    '“{label}” is not carried: {detail} is no longer asked for',
  ],
  cell: ['“{label}”没有带入：本年度没有这一格', '“{label}” is not carried: there is no such cell any more'],
  option: [
    '“{label}”的选项“{detail}”没有带入：本年度没有这个选项',
    'The option “{detail}” of “{label}” is not carried: it is no longer offered',
  ],
  column: [
    '“{label}”清单的“{detail}”列没有带入：本年度没有这一列',
    'The column “{detail}” of the list of “{label}” is not carried: it is gone',
  ],
  refused: [
    '“{label}”没有带入：不符合本年度的要求（{detail}）',
    '“{label}” is not carried: it does not fit any more ({detail})',
  ],
  evidence: [
    '“{label}”的佐证材料“{detail}”没有带入，请上传本年度的',
    'The evidence “{detail}” of “{label}” is not carried; upload this year’s',
  ],
  unknown: [
    '“{label}”没有带入：上一年度的表中也没有这一栏',
    '“{label}” is not carried: the edition before had no such field either',
  ],
}

/** Why an answer was left behind, in one sentence that names the field. */
export function explainLeft({ reason, label, detail }: LeftBehind, language: Language = 'zh-CN'): string {
  const [zh, en] = reasons[reason]
  return (language === 'en' ? en : zh).replaceAll('{label}', label).replaceAll('{detail}', detail)
}
