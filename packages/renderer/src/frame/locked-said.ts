import { createContext } from 'react'

/** A section above has said that all that is in it is filled in by somebody else. */
export const LockedSaid = createContext(false)
