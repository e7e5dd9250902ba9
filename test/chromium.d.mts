/** The browser of this machine, if there is one. */
export function findChromium(): string | undefined
/** How Chromium is started. */
export const LAUNCH: { readonly executablePath?: string; readonly args: string[] }
