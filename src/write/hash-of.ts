import { hash } from 'node:crypto'

/** Half a SHA-256 in hex: enough to tell any two contents apart. */
export const hashOf = (contents: string | Uint8Array): string => hash('sha256', contents, 'hex').slice(0, 32)
