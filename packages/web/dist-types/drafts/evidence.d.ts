import type { EvidenceFiles } from '@formwright/renderer';
/** Keeps the contents of evidence in this browser, by their hash, until a server takes them. */
export declare const browserEvidence: EvidenceFiles;
