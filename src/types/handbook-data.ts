/** The model as programs get it. */

export type { HandbookData } from '../handbook-schema.ts'
