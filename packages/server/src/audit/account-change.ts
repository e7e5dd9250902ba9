/** Changes of how somebody signs in: each is a line of the trail, and its person is notified. */
export type AccountChange =
  | 'password.change'
  | 'second-factor.add'
  | 'second-factor.remove'
  | 'second-factor.take'
  | 'backup-codes.renew'
  | 'backup-code.use'
