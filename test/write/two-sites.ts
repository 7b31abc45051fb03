import { site } from './temporary.ts'

/** A site, and what becomes of it: pages change, come and go, a file becomes a folder, a folder a file, a name its case. */
export const oldSite = site({
  'index.html': 'home',
  'same.html': 'stays',
  'logo.svg': 'old logo',
  'roles/tl.html': 'old TL',
  'roles/Old.html': 'renamed',
  'gone/away/x.html': 'leaves',
  swap: 'a file',
  'turn/a.html': 'in a folder',
})

export const newSite = site({
  'index.html': 'new home',
  'same.html': 'stays',
  'logo.svg': 'new logo',
  'roles/tl.html': 'new TL',
  'roles/old.html': 'renamed',
  'fresh/er/y.html': 'comes',
  'swap/b.html': 'in a folder',
  turn: 'a file',
})
