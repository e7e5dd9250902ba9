/** What a backup holds, in the order in which it can be put back. */
export const TABLES = [
  'setting',
  'organisation',
  'user',
  'account',
  'twoFactor',
  'grant',
  'invitation',
  'edition',
  'definition_draft',
  'definition_step',
  'definition_note',
  'definition_comment',
  'definition_looked',
  'application',
  'change',
  'correction',
  'left_over',
  'snapshot',
  'event',
  'comment',
  'content',
  'application_file',
  'extension',
  'checklist_item',
  'spot_check',
  'notification',
  'webhook',
  'delivery',
  'audit',
] as const

/** What tables were called in earlier versions, whose backups and databases have them under these names. */
export const FORMER_NAMES = ['holding', 'checked'] as const

/**
 * What is of the moment, or follows from the rest (triggers count the `tally` as applications come back), and
 * is in no backup. A test holds both lists against the database.
 */
export const MOMENTARY = [
  'session',
  'verification',
  'rateLimit',
  'sign_in_failure',
  'used_code',
  'audit_bound',
  'presence',
  'gate_pass',
  'export',
  'impact',
  'impact_row',
  'tally',
  'backup',
] as const
