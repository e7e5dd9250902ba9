import type { Migration } from 'kysely'
import { gatePasses } from './133-gate-passes.ts'
import { leftOver } from './134-left-over.ts'
import { offeredBy } from './136-offered-by.ts'
import { lookedAt } from './145-looked-at.ts'
import { happened } from './146-happened.ts'
import { begunFiles } from './135-begun-files.ts'
import { accounts } from './001-accounts.ts'
import { applications } from './002-applications.ts'
import { review } from './003-review.ts'
import { audit } from './004-audit.ts'
import { exports } from './005-exports.ts'
import { backups } from './010-backups.ts'
import { links } from './030-links.ts'
import { queue } from './040-queue.ts'
import { snapshots } from './050-snapshots.ts'
import { presenceOfWindows } from './060-presence-of-windows.ts'
import { due } from './061-due.ts'
import { evidence } from './070-evidence.ts'
import { security } from './080-security.ts'
import { throttle } from './081-throttle.ts'
import { definitions } from './090-definitions.ts'
import { impact } from './091-impact.ts'
import { corrections } from './092-corrections.ts'
import { publishing } from './093-publishing.ts'
import { names } from './105-names.ts'
import { own } from './108-own.ts'
import { draftNews } from './120-draft-news.ts'
import { leftSeen } from './121-left-seen.ts'
import { missingCounted } from './122-missing-counted.ts'
import { commentSubjects } from './123-comment-subjects.ts'
import { seenBy } from './124-seen-by.ts'
import { takenOff } from './125-taken-off.ts'
import { organisations } from './126-organisations.ts'
import { withdrawn } from './127-withdrawn.ts'
import { impactAnew } from './128-impact-anew.ts'
import { givenByColleagues } from './129-given-by-colleagues.ts'
import { withdrawnBefore } from './130-withdrawn-before.ts'
import { organisationSaid } from './131-organisation-said.ts'
import { putBackByCorrections } from './132-put-back.ts'

/**
 * In the order in which they run. One that was published is never changed: add another, numbered after all
 * others, as a database refuses one between those that it has run.
 */
export const migrations: Record<string, Migration> = {
  '001-accounts': accounts,
  '002-applications': applications,
  '003-review': review,
  '004-audit': audit,
  '005-exports': exports,
  '010-backups': backups,
  '030-links': links,
  '040-queue': queue,
  '050-snapshots': snapshots,
  '060-presence-of-windows': presenceOfWindows,
  '061-due': due,
  '070-evidence': evidence,
  '080-security': security,
  '081-throttle': throttle,
  '090-definitions': definitions,
  '091-impact': impact,
  '092-corrections': corrections,
  '093-publishing': publishing,
  '105-names': names,
  '108-own': own,
  '120-draft-news': draftNews,
  '121-left-seen': leftSeen,
  '122-missing-counted': missingCounted,
  '123-comment-subjects': commentSubjects,
  '124-seen-by': seenBy,
  '125-taken-off': takenOff,
  '126-organisations': organisations,
  '127-withdrawn': withdrawn,
  '128-impact-anew': impactAnew,
  '129-given-by-colleagues': givenByColleagues,
  '130-withdrawn-before': withdrawnBefore,
  '131-organisation-said': organisationSaid,
  '132-put-back': putBackByCorrections,
  '133-gate-passes': gatePasses,
  '134-left-over': leftOver,
  '135-begun-files': begunFiles,
  '136-offered-by': offeredBy,
  '145-looked-at': lookedAt,
  '146-happened': happened,
}
