import type { Form, OpenForm } from '@formwright/engine';
interface SectionsProps {
    readonly form: Form;
    readonly open: OpenForm;
    readonly current: string;
    readonly onPick: (key: string) => void;
}
/** The parts of the form, how far each is, and which is shown. */
export declare function Sections({ form, open, current, onPick }: SectionsProps): import("react").JSX.Element;
export {};
