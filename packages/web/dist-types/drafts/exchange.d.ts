import type { EditionSummary } from '../app/editions.ts';
import type { Draft } from './database.ts';
/** Why a file cannot be imported; `reason` names a text of the site. */
export declare class Unimportable extends Error {
    readonly reason: 'import-not-json' | 'import-not-answers' | 'import-other-form' | 'import-huge' | 'import-no-answers';
    readonly values: Readonly<Record<string, string>>;
    constructor(reason: Unimportable['reason'], values?: Readonly<Record<string, string>>);
}
/** The answers as a file that `formwright check` reads. */
export declare function answersFile(answers: unknown): Blob;
/** Answers and the evidence that this browser holds, as one archive. */
export declare function archiveFile(draft: Draft): Promise<Blob>;
/**
 * Answers from an exported file; evidence in an archive is kept.
 * @throws Unimportable
 */
export declare function importAnswers(file: File, edition: Pick<EditionSummary, 'parts'>): Promise<unknown>;
/** Hands a file to the reader. */
export declare function saveFile(contents: Blob, name: string): void;
