/** `roles` for `roles/tl.md`, '' for a page of the handbook's own folder. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')))
