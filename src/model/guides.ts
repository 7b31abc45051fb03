import { folderOf } from '../folder-of.ts'
import { given } from '../given.ts'
import type { Folder, Guide, Page } from '../types.ts'
import { entity } from './entity.ts'

/** The pages of prose, by path. A folder's page without a title is named after its folder. */
export function guides(
  pages: readonly Page[],
  folders: ReadonlyMap<string, Folder>,
  hrefs: ReadonlyMap<string, string>,
): Map<string, Guide> {
  return new Map(pages.filter(({ data }) => data.kind === 'guide').map((page) => [page.path, guide(page)]))

  function guide(page: Page): Guide {
    const folder = folders.get(folderOf(page.path))
    const index = folder?.index === page.path
    return given({
      ...entity(page, hrefs),
      title: index ? folder.title : page.title,
      order: page.data.order,
      index,
    })
  }
}
