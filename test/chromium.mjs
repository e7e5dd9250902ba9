// How Chromium is started, for tests and benchmarks alike.
import { existsSync } from 'node:fs'

/**
 * What Chromium is told to leave out. The pop-ups of the address bar are web pages, loaded with each new
 * window: most of the processor time of opening one, beside the page that is tested or timed. As the last list
 * wins, it repeats what playwright-core leaves out and matters to pages on this machine.
 */
const LEFT_OUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'OptimizationHints',
  'AimEnabled',
  'SpareRendererForSitePerProcess',
  'PreconnectToSearch',
]

/** The browser of this machine, if there is one. */
export function findChromium() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return places.find((place) => place && existsSync(place))
}

const executablePath = findChromium()

/** How the real browser is started. */
export const LAUNCH = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    `--disable-features=${LEFT_OUT.join(',')}`,
  ],
}
