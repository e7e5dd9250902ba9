import type { EditionSummary } from '../app/editions.ts';
import type { Draft } from './database.ts';
/** All drafts of this browser, last changed first. */
export declare function listDrafts(): Promise<Draft[]>;
export declare function readDraft(id: string): Promise<Draft | null>;
/** Starts a draft of an edition, empty or on answers that were brought along. */
export declare function startDraft(edition: EditionSummary, answers?: unknown, title?: string): Promise<Draft>;
export declare function copyDraft(draft: Draft): Promise<void>;
/** Moves a draft to another definition of the same form; the answers stay as they are. */
export declare function rebaseDraft(id: string, edition: EditionSummary): Promise<void>;
/** Deletes a draft, what waits to be sent of it, and the files that no other draft names. */
export declare function removeDraft(id: string): Promise<void>;
