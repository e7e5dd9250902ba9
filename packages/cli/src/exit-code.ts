/** 0 success, 1 findings of severity error, 2 unusable input, 3 approval pending. */
export type ExitCode = 0 | 1 | 2 | 3
