/** Whether a path inside a handbook's folder can matter to it: not hidden, not a package, not an editor's own file. */
export function isHandbookPath(path: string): boolean {
  return !path.split('/').some((name) => hidden.test(name))
}

/** Vim probes a folder by writing `4913`; Emacs keeps `#x#`; most editors write a backup `x~` beside the file. */
const hidden = /^\.|^node_modules$|~$|\.sw(?:[opx]|px)$|^4913$|^#.*#$|___jb_(?:tmp|old)___$/
