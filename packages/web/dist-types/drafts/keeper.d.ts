import type { Conflict, OpenForm } from '@formwright/engine';
import type { Draft } from './database.ts';
export type SaveState = {
    readonly is: 'saved' | 'saving';
} | {
    readonly is: 'failed';
    readonly detail: string;
};
/**
 * Keeps one open declaration on disk: what changes is written within half a second, with what was changed elsewhere in
 * the meantime merged in. Two windows of one draft hear of each other and never overwrite one another.
 */
export declare class Keeper {
    #private;
    constructor(draft: Draft, open: OpenForm, titleOf: (answers: unknown) => string);
    get state(): SaveState;
    /** Places that two windows changed to different values; ours stand until the reader decides. */
    get conflicts(): readonly Conflict[];
    settle(pointer: string): void;
    subscribe: (listener: () => void) => (() => void);
    start(): void;
    /** Writes what is left and lets go. */
    stop(): void;
    /** Writes now; writes follow one another. */
    save(): Promise<void>;
}
