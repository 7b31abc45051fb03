/**
 * Where a file will be in the site: `assets/<name>.<first of its hash>.<ending>`, so that it may be cached for ever. A
 * name is small ASCII letters and digits, which every disk and every server keeps apart and as they are.
 */
export function assetHref(path: string, hash: string): string {
  const file = path.slice(path.lastIndexOf('/') + 1)
  const [, stem = file, ending = ''] = /^(.+)(\.[a-z0-9]{1,12})$/i.exec(file) ?? []
  const name = stem
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)
  return `assets/${isDevice(name) || name === '' ? `file-${name}`.replace(/-$/, '') : name}.${hash}${ending.toLowerCase()}`
}

// Windows keeps these for devices, with any ending.
const isDevice = (name: string): boolean => /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name)
