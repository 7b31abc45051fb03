/** Two paths with the same fold are one file on a disk that ignores case or the Unicode form. */
export const fold = (path: string): string => path.normalize('NFC').toLowerCase()
