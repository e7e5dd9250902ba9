export type SiteLanguage = 'zh-CN' | 'en';
/** What a reader chose for this browser. */
export interface Preferences {
    readonly language: SiteLanguage;
}
export declare function setLanguage(language: SiteLanguage): void;
export declare function usePreferences(): Preferences;
