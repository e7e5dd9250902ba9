import type { Form, OpenForm } from '@formwright/engine';
import type { SiteLanguage } from '../app/preferences.ts';
import { Keeper } from '../drafts/keeper.ts';
import type { Draft } from '../drafts/database.ts';
/** A declaration ready to be filled in. */
export interface Opened {
    readonly draft: Draft;
    readonly form: Form;
    readonly open: OpenForm;
    readonly keeper: Keeper;
    readonly mayEdit: (pointer: string) => boolean;
}
/** Why a declaration cannot be opened. */
export declare class Unopenable extends Error {
    readonly reason: 'draft-gone' | 'edition-gone' | 'edition-failed';
    readonly draft: Draft | undefined;
    constructor(reason: Unopenable['reason'], draft?: Draft);
}
/**
 * Opens a draft on its edition.
 * @throws Unopenable
 */
export declare function openDraft(id: string, language: SiteLanguage): Promise<Opened>;
