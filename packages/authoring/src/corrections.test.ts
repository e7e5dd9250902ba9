import { expect, test } from 'vitest'
import cases from './corrections.cases.json' with { type: 'json' }
import { corrections, filled, formOf } from './corrections.test-support.ts'
import { carry } from './carry/carry.ts'
import { explainLeft } from './carry/left.ts'
import { diff } from './diff/diff.ts'
import { explainChange } from './diff/sentences.ts'
import { impactOn } from './impact/impact.ts'
import { explainAside } from './rebase/aside.ts'
import { rebase } from './rebase/rebase.ts'

/** What a correction says of itself and does to answers that are filled in, wherever it is looked at. */
function outcomeOf(name: string) {
  const [before, after] = [formOf(), formOf(corrections[name])]
  const rebased = rebase(filled, before.bundle, after)
  const { appearing, vanishing, lost } = impactOn(before, after, { id: '1', answers: filled })
  const { left } = carry(before.bundle, after, filled)
  return {
    changes: diff(before.bundle, after.bundle).map((change) => `${change.class}: ${explainChange(change)}`),
    asks: rebased.choices.map(({ change, pointer }) => `${change.kind} ${pointer}`),
    aside: rebased.aside.map((one) => `${explainAside(one)} ${JSON.stringify(one.value)}`),
    left: left.filter(({ reason }) => reason !== 'evidence').map((one) => explainLeft(one)),
    findings: [
      ...appearing.map(({ code, pointer }) => `+ ${code} ${pointer}`),
      ...vanishing.map(({ code, pointer }) => `- ${code} ${pointer}`),
    ],
    lost: lost.map(({ pointer }) => pointer),
  }
}

test.each(Object.entries(cases))('%s', (name, expected) => {
  const reported = Object.entries(outcomeOf(name)).filter(([, lines]) => lines.length > 0)
  expect(Object.fromEntries(reported)).toEqual(expected)
})
