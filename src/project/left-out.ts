import { fileStem, parentFolder } from '../base/paths.ts'
import { joinPath } from '../model/links.ts'

// A page of the starter, adapted to the pages that are left out beside it. The starter is written so that this takes three rules:
// a sentence that begins with "See" and a link says nothing but where to read more, every other sentence is true without its
// links, and lists of other pages in front matter stand on one line.

/** A page that leads to no page that is left out. `left` are the paths of these. */
export function withoutLinks(text: string, path: string, left: ReadonlySet<string>): string {
  const leads = (url: string) => left.has(joinPath(parentFolder(path), url.replace(/#.*$/, '')))
  const ids = new Set([...left].map(fileStem))
  return splitPage(text, {
    front: (front) => front.replace(namingLine, (_, key: string, list: string) => listLine(key, list, ids)),
    body: (body) => body.replace(pointer, (all) => cutPointer(all, leads)).replace(link, unlink),
  })

  function unlink(written: string, words: string, url: string): string {
    return leads(url) ? words : written
  }
}

/** A page without what it says about releases before. */
export const withoutPast = (text: string): string =>
  splitPage(text, {
    front: (front) =>
      front.replace(/^(?:adapts|formerly): .*\n/gm, '').replace(/^allow:\n {2}team-default-behind: .*\n/m, ''),
    body: (body) => body,
  })

const link = /\[([^\]]*)\]\(([^)\s]+)\)/g

/** A sentence such as `See [Plan a project](plan-a-project.md) for more.` with the space before it. */
const pointer = /\s*\bSee (?:\[[^\]]*\]\([^)]*\)|[^.[\n]|\n(?!\n))+\./g

function cutPointer(sentence: string, leads: (url: string) => boolean): string {
  const urls = [...sentence.matchAll(link)].map(([, , url]) => url!)
  return urls.length > 0 && urls.every(leads) ? '' : sentence
}

const namingLine = /^(seeAlso|inTensionWith): \[(.*)\]\n/gm

function listLine(key: string, list: string, left: ReadonlySet<string>): string {
  const names = list.split(', ').filter((name) => !left.has(name))
  return names.length === 0 ? '' : `${key}: [${names.join(', ')}]\n`
}

interface Parts {
  readonly front: (text: string) => string
  readonly body: (text: string) => string
}

function splitPage(text: string, { front, body }: Parts): string {
  const [whole = ''] = /^---\n[\s\S]*?\n---\n/.exec(text) ?? []
  return front(whole) + body(text.slice(whole.length))
}
