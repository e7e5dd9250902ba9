import { expect, test } from 'vitest'
import { positionWithin } from './keep-in-view.ts'

const room = { left: 280, right: 1040, top: 90, bottom: 768 }
const box = (left: number, top: number) => ({ left, right: left + 512, top, bottom: top + 400 })
const anchor = (top: number) => ({ left: 700, right: 1000, top, bottom: top + 40 })

test.each([
  ['there is room', box(400, 200), anchor(160), { x: 0, above: false }],
  ['it would push the page aside', box(640, 200), anchor(160), { x: -112, above: false }],
  ['it begins outside', box(200, 200), anchor(160), { x: 80, above: false }],
  ['no room below', box(400, 640), anchor(600), { x: 0, above: true }],
  ['no room below nor above', box(400, 400), anchor(360), { x: 0, above: false }],
])('a panel stays in view: %s', (_, own, at, location) => {
  expect(positionWithin(own, at, room)).toEqual(location)
})
