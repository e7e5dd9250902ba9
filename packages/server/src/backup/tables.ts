/** What a backup holds, in the order in which it can be put back. Sessions, presence and the queue are of the moment. */
export const TABLES = [
  'setting', 'user', 'account', 'twoFactor', 'grant', 'invitation', 'edition', 'application', 'change', 'event', 'comment', 'content', 'holding',
  'extension', 'checked', 'spot_check', 'notification', 'webhook', 'delivery', 'audit',
] as const
