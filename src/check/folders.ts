import { type Message, report, topOf } from '../base/messages.ts'
import { aboutFolders } from '../model/queries.ts'
import type { Handbook } from '../model/types.ts'
import { kindFolders, kinds } from '../schema/front-matter.ts'
import { renameFolder, topFolder } from './misspelt-folders.ts'
import { unknownName } from './names.ts'
import type { Check, CheckContext } from './places.ts'

/** Folders such as `role`, whose pages are guides only because of its name. */
function* misspeltNames(handbook: Handbook, { misspeltFolders }: CheckContext): Iterable<Message> {
  for (const found of misspeltFolders()) {
    const { folder, kind, pages } = found
    const right = kinds[kind].folder!
    const what = pages.length === 1 ? 'the page' : `the ${pages.length} pages`
    const as = pages.length === 1 ? 'a guide, although it has' : 'guides, although they have'
    const message = `Read ${what} in \`${folder}\` as ${as} keys of the kind \`${kind}\`, did you mean the folder \`${right}\`?`
    const hint = `${renameFolder(found, handbook)} If they are guides, write \`guides: [${folder}]\` in handbook.yaml.`
    yield report('folder-kind', topOf(pages[0]!.path), message, { expected: [right], hint })
  }
}

/**
 * The navigation moves folders as a whole, so one that is in another can be among those about the handbook only where the
 * other is, too, and only one at the top has the name of a kind.
 */
function* unknownFolders(handbook: Handbook, context: CheckContext): Iterable<Message> {
  const { config, folders } = handbook
  const names = new Set([...folders.keys()].flatMap((path) => topFolder(path) || []))
  const sort = { rule: 'folder-unknown', what: 'a folder', names, home: 'add a page to it' } as const
  const about = aboutFolders(config)
  const named = [
    ...about.map((name, index) => ({ name, path: ['about', index] })),
    // One that is still to come may be named before.
    ...config.guides.flatMap((name, index) => (kindFolders.includes(name) ? [] : [{ name, path: ['guides', index] }])),
  ]
  for (const { name, path } of named) {
    const outer = topFolder(name)
    if (names.has(name) || (folders.has(name) && about.includes(outer ?? ''))) continue
    const place = context.inConfig(path)
    const hint = `Name \`${outer}\`, too, or instead, or move the folder.`
    if (folders.has(name))
      yield report(sort.rule, place, `Unexpected folder \`${name}\`, expected one that is in no other`, { hint })
    else yield unknownName({ handbook, sort, written: { name, ...place }, context })
  }
}

/** Does the name of every folder say what its pages are, and is every folder that `handbook.yaml` names there? */
export const folderChecks: readonly Check[] = [misspeltNames, unknownFolders]
