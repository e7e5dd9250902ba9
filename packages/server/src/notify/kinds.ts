/** What the readers of an application are notified of. */
export const NEWS = ['transition', 'comment'] as const
export type News = (typeof NEWS)[number]
