/** The path that leads from a folder to a path, both from the handbook's own folder: `../roles/tl.md`. */
export function pathBetween(folder: string, path: string): string {
  const from = folder === '' ? [] : folder.split('/')
  const to = path.split('/')
  let same = 0
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/')
}

/** A path as a url has it in Markdown and in HTML: what would end it there, or mean something, is percent-encoded. */
export const asUrl = (path: string): string =>
  path.replace(/[\s()<>%?#\\"'&|[\]*]/g, (character) => {
    const encoded = encodeURIComponent(character)
    return encoded === character ? `%${character.charCodeAt(0).toString(16).toUpperCase()}` : encoded
  })
