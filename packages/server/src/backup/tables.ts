/** The tables of a backup, in the order in which they can be restored. */
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

/** Former table names, as found in backups and databases of earlier versions. */
export const FORMER_NAMES = ['holding', 'checked'] as const

/**
 * Transient or derived tables (triggers maintain `tally` during a restore), which are not backed up. A test
 * compares both lists with the database.
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
