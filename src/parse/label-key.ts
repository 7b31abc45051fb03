/** What two labels of references have in common that mean the same: case and white space do not count. */
export const labelKey = (label: string): string => label.replace(/\s+/g, ' ').trim().toLowerCase().toUpperCase()
