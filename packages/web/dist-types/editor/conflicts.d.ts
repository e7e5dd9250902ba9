import type { Form, OpenForm } from '@formwright/engine';
import type { Keeper } from '../drafts/keeper.ts';
interface ConflictsProps {
    readonly keeper: Keeper;
    readonly open: OpenForm;
    readonly form: Form;
    readonly onJump: (pointer: string) => void;
}
/** Fields that were changed in two windows at once: both values, and the reader chooses. */
export declare function Conflicts({ keeper, open, form, onJump }: ConflictsProps): import("react").JSX.Element | null;
export {};
