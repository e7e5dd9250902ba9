import { describe, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { scanNotice } from './scans.ts'

const SIGNED = ['/end/sign', '/end/seal']
const bundle = bundleOf({
  form: {
    id: 'f',
    title: 'f',
    agency: 'a',
    workflow: {
      start: 'draft',
      later: SIGNED,
      states: {
        draft: {
          title: '填报中',
          edit: { applicant: ['/a', ...SIGNED] },
          transitions: [
            { id: 'submit', title: '提交', to: 'in', by: ['applicant'], requires: ['warnings-explained'] },
          ],
        },
        in: { title: '已提交', attach: { applicant: SIGNED } },
        out: { title: '已报送' },
      },
    },
  },
})
const rights = (edit: string[], attach: string[] = []) => ({
  edit,
  attach,
  transitions: [],
  read: true,
  review: false,
  comment: true,
  mayDelete: false,
})
const scanned = { attachments: [{ target: 'end.sign' }, { target: 'end.seal' }] }

describe('what is said of scans of the signed form', () => {
  test.each([
    ['nothing before it is handed in', 'draft', rights(['/a', ...SIGNED]), [], {}, undefined],
    ['that they are to come, to who may bring them', 'in', rights([], SIGNED), [], {}, 'scan-missing'],
    ['that they are not there, to others', 'in', rights([]), [], {}, 'scan-missing-other'],
    ['nothing once they are there', 'in', rights([], SIGNED), [], scanned, undefined],
    ['nothing where nobody may bring them any more', 'out', rights([]), [], {}, undefined],
    [
      'that they will be outdated, before it is handed in again',
      'draft',
      rights(['/a', ...SIGNED]),
      SIGNED,
      scanned,
      'scan-outdated-submit',
    ],
    ['that new ones are to be made', 'in', rights([], SIGNED), SIGNED, scanned, 'scan-outdated'],
    ['that they are outdated, to others', 'in', rights([]), SIGNED, scanned, 'scan-outdated-other'],
  ])('%s', (_name, state, own, outdatedScans, answers, expected) => {
    expect(scanNotice({ state, rights: own, outdatedScans }, bundle, answers)?.text).toBe(expected)
  })
})
