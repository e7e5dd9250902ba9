import { createContext } from 'react'

/** Whether an enclosing section already says that somebody else fills in everything in it. */
export const LockedSaid = createContext(false)
