import type picocolors from 'picocolors'

/** Paints text for a terminal, or leaves it as it is where there is none. */
export type Colors = ReturnType<typeof picocolors.createColors>
