import type { OpenForm } from '@formwright/engine';
/** Something worked out from the whole form, brought up to date shortly after each change. */
export declare function useLive<T>(open: OpenForm, look: (open: OpenForm) => T): T;
