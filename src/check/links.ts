import { didYouMean, type Fix, findNearest, type Message, replaceSpan, report } from '../base/messages.ts'
import {
  decodePath,
  encodeLinkPath,
  fileName,
  fileStem,
  isFolderPage,
  parentFolder,
  relativePath,
} from '../base/paths.ts'
import { groupBy } from '../base/text.ts'
import { joinPath } from '../model/links.ts'
import type { Handbook, Target } from '../model/types.ts'
import { isCutPicture, reportPicture } from '../parse/embedded.ts'
import type { LinkUse, Page } from '../parse/types.ts'
import type { RuleId } from '../rules/rules.ts'
import { makeRootFinder } from './link-roots.ts'
import { explainMove, findNewcomer, retireEverywhere } from './mentions.ts'
import { explainMissing, explainRetired, findLeftOut, hiddenFolder, isReportedAsError } from './missing.ts'
import { type Check, type CheckContext, linkPlace, type Places, resolvedLinks, shownUrl } from './places.ts'

function* linkTargets(handbook: Handbook, { mentions }: CheckContext): Iterable<Message> {
  const findRoot = makeRootFinder(handbook)
  for (const { page, link, target } of resolvedLinks(handbook)) {
    const old = renamed(page, link, target, handbook)
    if (old) yield old
    const message =
      problem(page, link, target, handbook) ?? noTarget(page, link, target, { handbook, findRoot, mentions })
    if (message) yield message
  }
}

/** What is wrong with a link besides the path that it leads to. */
function problem(page: Page, link: LinkUse, target: Target, handbook: Handbook): Message | undefined {
  const local = target.kind === 'refused' || target.kind === 'missing' ? onOwnComputer(page, link, target) : undefined
  if (local) return local
  if (target.kind === 'refused') {
    if (isCutPicture(link.url)) return undefined
    const picture = link.address && reportPicture({ file: page.path, place: link.address }, link.url)
    if (picture) return picture
    const misspelt = misspeltProtocol(page, link)
    if (misspelt) return misspelt
    const hint = 'Link to an address that starts with `https:` or to a page of the handbook.'
    const message = `Unexpected protocol in \`${shownUrl(link.url)}\`, expected one that is safe to follow`
    return report('link-refused', linkPlace(page, link), message, { hint })
  }
  if (link.url.trim() === '') {
    const hint = link.form === 'image' ? 'Name a file' : 'Say where it leads'
    const message = `This ${link.form === 'image' ? 'image' : 'link'} has no address`
    return report('link-no-address', linkPlace(page, link), message, { hint: `${hint}, or remove it.` })
  }
  if (target.kind === 'external' && /^https?:(?!\/\/[^/?#\s])/i.test(link.url)) {
    const message = `Unexpected address \`${shownUrl(link.url)}\` without a host`
    const hint = 'Write two slashes and the name of the host behind the colon, as in `https://example.com`.'
    return report('link-broken', linkPlace(page, link), message, { hint })
  }
  if (target.kind === 'page' && target.lostAnchor !== undefined && wasParsed(handbook.pages.get(target.path)!))
    return noHeading(page, link, target.lostAnchor, handbook.pages.get(target.path)!)
  return undefined
}

interface Around {
  readonly handbook: Handbook
  readonly findRoot: ReturnType<typeof makeRootFinder>
  readonly mentions: CheckContext['mentions']
}

function noTarget(page: Page, link: LinkUse, target: Target, around: Around): Message | undefined {
  const { handbook, findRoot } = around
  if (target.kind !== 'missing') return undefined
  if (link.form === 'wiki' && target.draft === undefined) return noPageCalled(page, link, target, around)
  const elsewhere = target.draft === undefined && onTheWeb(link.url)
  if (elsewhere && (elsewhere.isCertain || target.nearest.length === 0)) return noAddress(page, link, elsewhere)
  const file = isFile(link, target.path) && !/\.mdx$/i.test(target.path)
  const what = file ? 'file' : 'page'
  const lost = findLeftOut(target.path, handbook)
  if (lost && isReportedAsError(lost, handbook)) return undefined
  if (!lost && hiddenFolder(target.path, handbook) !== undefined) return undefined
  const why = explainMissing(link, target, what, handbook)
  // What is left out on purpose is not to be had elsewhere.
  const path = why && !target.letters ? undefined : certainPath(target.path, target.nearest)
  const root = why ? undefined : findRoot(link)
  const nearest = root ? [root.path] : target.nearest
  const folder = why || nearest.length > 0 ? undefined : findMissingFolder(target.path, handbook)
  const addition = folder === undefined ? 'Add the file' : `Add the folder \`${shownUrl(folder)}\` with its files`
  const more = {
    ...(folder !== undefined && { cause: `No folder \`${shownUrl(folder)}\`` }),
    expected: why && !target.letters ? [] : nearest,
    ...(path !== undefined && (!root || root.path === path) && linkTo(page, link, path, handbook)),
    ...(root && { cause: root.cause, hint: root.hint }),
    ...(nearest.length === 0 && {
      hint: `${file ? addition : 'Correct the path'}, or remove the ${link.form === 'image' ? 'image' : 'link'}.${file || why ? '' : movedFrom(target.path, around)}`,
    }),
    ...(why && { hint: why.hint }),
  }
  const message = why?.message ?? `No ${what} \`${shownUrl(target.path)}\`${didYouMean(nearest)}`
  return report(file ? 'asset-missing' : 'link-broken', linkPlace(page, link), message, more)
}

/** What to do where the page may have another name by now: the only one of its folder that nothing names yet. */
function movedFrom(path: string, { handbook, mentions }: Around): string {
  const { entities } = handbook
  const [id, folder] = [fileStem(path), parentFolder(path)]
  const beside = [...entities.values()].filter(({ page }) => folder !== '' && parentFolder(page.path) === folder)
  const newcomer =
    beside.length === 0 || entities.has(id)
      ? undefined
      : findNewcomer(
          handbook,
          beside.map((one) => one.id),
          mentions(),
        )
  return newcomer ? ` ${explainMove(id, newcomer)}` : ''
}

/** What an editor pasted from the disk: a path such as `C:\\Users\\me\\plan.png`, `/home/me/plan.png` or `~/plan.png`. */
function onOwnComputer(page: Page, link: LinkUse, { kind }: Target): Message | undefined {
  const path = decodePath(link.url).replaceAll('\\', '/')
  if (link.form === 'wiki' || !/^(?:file:|[a-z]:\/|\/(?:Users|home)\/[^/]+\/|~\/)/i.test(path)) return undefined
  const name = fileName(path.replace(/[?#].*$/s, ''))
  const message = `\`${shownUrl(decodePath(link.url))}\` is on your computer, where readers have no access to it`
  const hint = `Copy it beside this page and write its name${name === '' ? '' : `: \`${encodeLinkPath(name)}\``}.`
  const rule = isFile(link, path) ? 'asset-missing' : 'link-broken'
  return report(kind === 'refused' ? 'link-refused' : rule, linkPlace(page, link), message, { hint })
}

/** A slip such as `hhttps:`, which leads nowhere but is no danger. */
function misspeltProtocol(page: Page, link: LinkUse): Message | undefined {
  const [, written = ''] = /^([a-z][a-z0-9+.-]*):/i.exec(link.url) ?? []
  const [meant] = findNearest(written, ['https', 'http', 'mailto'])
  if (written.length < 4 || meant === undefined) return undefined
  const url = meant + link.url.slice(written.length)
  return report(
    'link-broken',
    linkPlace(page, link),
    `Unexpected protocol \`${written}:\`, did you mean \`${meant}:\`?`,
    {
      expected: [url],
      ...rewriteAddress(page, link, url),
    },
  )
}

/** Writes another address, if the one that is read is all that is written. */
function rewriteAddress({ path }: Page, { address, url: written }: LinkUse, url: string): Fix {
  const isAll = address && address.endColumn - address.column === written.length
  return isAll ? replaceSpan(path, address, url) : {}
}

/** The first folder on the way to `path` that holds nothing at all. */
function findMissingFolder(path: string, { assets, pages }: Handbook): string | undefined {
  const files = [...assets.keys(), ...pages.keys()]
  const folders = path
    .split('/')
    .slice(0, -1)
    .map((_, at, names) => names.slice(0, at + 1).join('/'))
  return folders.find((folder) => !files.some((file) => file.startsWith(`${folder}/`)))
}

/** The address of what looks like a host or a mailbox of the web without its protocol, and whether it can be nothing else. */
function onTheWeb(url: string): { readonly url: string; readonly isCertain: boolean } | undefined {
  if (/^www\.[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i.test(url))
    return { url: `https://${url}`, isCertain: true }
  if (/^[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(url)) return { url: `mailto:${url}`, isCertain: true }
  const slips = /^https?\/{1,2}(?=[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#:]|$))/i.exec(url)
  if (slips) return { url: `https://${url.slice(slips[0].length)}`, isCertain: false }
  // Endings that no file has.
  const host =
    /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|io|dev|edu|gov|co\.uk|de|fr|eu|app|cloud)(?::\d+)?(?:[/?#]|$)/i
  return host.test(url) ? { url: `https://${url}`, isCertain: false } : undefined
}

function noAddress(page: Page, link: LinkUse, { url, isCertain }: { url: string; isCertain: boolean }): Message {
  const written = shownUrl(link.url)
  const message = `Unexpected address \`${written}\` without a protocol, did you mean \`${shownUrl(url)}\`?`
  return report('link-broken', linkPlace(page, link), message, {
    expected: [url],
    hint: `Write \`${shownUrl(url)}\`: an address without a protocol is a file beside this page.`,
    ...(isCertain && rewriteAddress(page, link, url)),
  })
}

/** One message for all that a hidden folder keeps back: whoever has one picture in such a folder has many. */
function* hiddenTargets(handbook: Handbook): Iterable<Message> {
  const found = [...resolvedLinks(handbook)].flatMap(({ page, link, target }) => {
    const folder = target.kind === 'missing' && link.form !== 'wiki' ? hiddenFolder(target.path, handbook) : undefined
    return folder === undefined ? [] : [[folder, { page, link, path: (target as { path: string }).path }] as const]
  })
  for (const [folder, [first, ...others]] of groupBy(found)) {
    const { page, link, path } = first!
    const rule = isFile(link, path) ? 'asset-missing' : 'link-broken'
    const more =
      others.length === 0 ? '' : `, as ${others.length === 1 ? 'is' : 'are'} ${others.length} more that pages name`
    const message = `\`${shownUrl(path)}\` is left out, because it is in \`${folder}\`${more}`
    const wanted = relativePath('', path.slice(0, path.indexOf(folder) + folder.length))
    const hint = /^(?:\.git|\.rolebook|node_modules)$/.test(folder)
      ? 'Move it to where readers may see it, or remove the link.'
      : `Write \`include: [${wanted}]\` in handbook.yaml, or move it to where readers may see it.`
    yield report(rule, linkPlace(page, link), message, { hint })
  }
}

const isFile = (link: LinkUse, path: string): boolean =>
  link.form === 'image' || /\.(?!md$|markdown$|html?$)[a-z0-9]{2,5}$/i.test(path)

/** What keeps a page from being parsed, so that its text is shown as written. */
const unparsed: ReadonlySet<RuleId> = new Set<RuleId>([
  ...(['file-too-large', 'frontmatter-too-large', 'line-ending', 'line-too-long', 'nesting', 'page-crash'] as const),
  ...(['output-too-large', 'page-slow', 'paragraph-too-long', 'table-too-large'] as const),
])

/** A page that could not be read has no headings, and that is said there. */
const wasParsed = ({ headings, anchors, messages }: Page): boolean =>
  headings.length > 0 || anchors.length > 0 || !messages.some(({ rule }) => unparsed.has(rule))

function noHeading(page: Page, link: LinkUse, lost: string, { path, anchors, headings, data }: Page): Message {
  const isById = link.form === 'wiki'
  const near = findNearest(lost, isById && data.kind === 'responsibility' ? [...anchors, 'owner'] : anchors)
  const meant = anchors.filter((anchor) => anchor.toLowerCase() === lost.toLowerCase())
  const where = path === page.path ? 'this page' : `\`${path}\``
  const other = isById && lost === 'owner' ? 'name a responsibility, which has an owner' : 'add the heading there'
  const more = {
    expected: near.length > 0 ? near : anchors.slice(0, 12),
    ...(near.length === 0 && { hint: `Link to the page without \`#${lost}\`, or ${other}.` }),
    ...(meant.length > 0 && { hint: `Write \`#${meant[0]}\`: capitals and small letters are different here.` }),
    ...(meant.length === 1 && anchorTo(page, link, meant[0]!)),
    ...(headings.some(({ text }) => text.endsWith(`{#${lost}}`)) && {
      hint: `Give the heading another id: \`{#${lost}}\` is text there, as an id has letters, digits, \`-\` and \`_\` only.`,
    }),
  }
  const message = `No heading \`#${lost}\` on ${where}${didYouMean(near.map((id) => `#${id}`))}`
  return report('anchor-broken', linkPlace(page, link), message, more)
}

function noPageCalled(
  page: Page,
  link: LinkUse,
  target: Target & { kind: 'missing' },
  { handbook, mentions }: Around,
): Message {
  const { nearest, several } = target
  const retired = explainRetired(target.path, `No page has the id \`${shownUrl(target.path)}\``, handbook)
  if (retired && !several) return report('link-broken', linkPlace(page, link), retired.message, { hint: retired.hint })
  const what = several
    ? `More than one page is called \`${shownUrl(target.path)}\``
    : `No page has the id \`${shownUrl(target.path)}\`${didYouMean(nearest)}`
  const hint = several
    ? 'Write more of its path.'
    : nearest.length === 0 && `Correct the id, add the page, or ${retireEverywhere(target.path, mentions())}.`
  const meant = nearest.filter((id) => id.toLowerCase() === target.path.toLowerCase())
  const path = meant.length === 1 ? handbook.entities.get(meant[0]!)?.page.path : undefined
  const fix = path === undefined || several ? {} : linkTo(page, link, path, handbook)
  const more = { expected: nearest, hint: hint || undefined, ...fix }
  return report('link-broken', linkPlace(page, link), what, more)
}

function* configuredFiles(handbook: Handbook, { inConfig }: Places): Iterable<Message> {
  const { config, assets } = handbook
  for (const key of ['logo', 'stylesheet'] as const) {
    const path = config[key]
    if (path === undefined || handbook[key] !== undefined) continue
    const near = findNearest(path, assets.keys())
    const more = near.length > 0 ? { expected: near } : { hint: 'Add the file to the handbook, or remove the key.' }
    yield report('asset-missing', inConfig([key]), `No file \`${path}\`${didYouMean(near)}`, more)
  }
}

const named = (url: string) => url.replace(/^\[\[|[?#].*$|\]\]$/gs, '')

/** In small letters and without the endings of pages. */
const plain = (path: string) => path.toLowerCase().replace(/\.(?:md|markdown|html?)$/, '')

/** A folder's page goes by the folder's name. */
const ofPage = (path: string) => path.replace(/\/(?:_?index|readme)$/, '')

/** Makes a link lead to the page or file at `path`, which it is certain to mean. A heading it names stays named. */
export function linkTo(page: Page, link: LinkUse, path: string, { pages }: Pick<Handbook, 'pages'>): Fix {
  const parts = partsOf(link)
  const target = pages.get(path)
  if (!parts) return {}
  if (link.form === 'wiki') return target ? replaceSpan(page.path, parts.path, target.id) : {}
  return replaceSpan(page.path, parts.path, encodeLinkPath(writeInForm(parts.written, page.path, path)))
}

/** Makes a link name another heading of its page. */
function anchorTo({ path }: Page, link: LinkUse, anchor: string): Fix {
  const parts = partsOf(link)
  return parts ? replaceSpan(path, parts.anchor, anchor) : {}
}

/** The places of a link's path and of what follows its `#`, if both stand as they are read. */
function partsOf({ url, address, form }: LinkUse) {
  const written = form === 'wiki' ? url.slice(2, -2) : url
  if (!address || address.endColumn - address.column !== written.length) return undefined
  const path = /^[^?#]*/.exec(written)![0]
  const hash = written.indexOf('#')
  const from = address.column + (hash < 0 ? written.length : hash + 1)
  return {
    written: path,
    path: { ...address, endColumn: address.column + path.length },
    anchor: { ...address, column: from },
  }
}

/** The way from a page to `path`, as another one was written: from the handbook's own folder or not, with the ending it had. */
export function writeInForm(written: string, from: string, path: string): string {
  const ending = /\.html?$/i.test(written) ? '.html' : /\.[a-z0-9]+$/i.test(written) ? undefined : ''
  const wanted = ending === undefined ? path : path.replace(/\.(?:md|markdown)$/i, ending)
  if (written.startsWith('/')) return `/${wanted}`
  const way = relativePath(parentFolder(from), wanted)
  return written.startsWith('./') && !way.startsWith('.') ? `./${way}` : way
}

/**
 * Of the nearest paths, those of the same name first, the one that a missing path is certain to mean: it differs in
 * capitals only, or it is the only one of its name.
 */
export function certainPath(missing: string, nearest: readonly string[]): string | undefined {
  const wanted = plain(missing)
  const same = nearest.filter((path) => fileName(ofPage(plain(path))) === fileName(ofPage(wanted)))
  const exact = same.filter((path) => plain(path) === wanted)
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined
  const [only, ...others] = same
  // Every folder may have an index.
  const isMeant = only !== undefined && others.length === 0 && !isFolderPage(wanted)
  return isMeant && fileName(plain(only)) === fileName(wanted) ? only : undefined
}

/** A link that names a page as it was once called still leads there, but should name it as it is called now. */
function renamed(page: Page, link: LinkUse, target: Target, handbook: Handbook): Message | undefined {
  const { pages } = handbook
  const heirs = heirsOf(target)
  if (heirs.length === 0) return undefined
  const now = heirs.map((path) => `\`${path}\``).join(' and ')
  const instead = heirs.map((path) => rewritten(page, link.url, pages.get(path)!))
  return report('link-former', linkPlace(page, link), `\`${shownUrl(named(link.url))}\` is now ${now}`, {
    expected: instead,
    hint: `Write ${instead.map((url) => `\`${url}\``).join(' or ')}.`,
    ...(heirs.length === 1 && linkTo(page, link, heirs[0]!, handbook)),
  })
}

function heirsOf(target: Target): readonly string[] {
  if (target.kind === 'page') return target.former ? [target.path] : []
  return target.kind === 'generated' ? (target.heirs ?? []) : []
}

/** The same link to where the page is now, in the form it was written in. */
function rewritten(from: Page, url: string, heir: Page): string {
  const [, heading = ''] = /^\[\[[^#\]]+(#[^\]]*)?\]\]$/.exec(url) ?? []
  if (url.startsWith('[[')) return `[[${heir.id}${heading}]]`
  const rest = /[?#].*$/s.exec(url)?.[0] ?? ''
  const path = url.startsWith('/') ? `/${heir.path}` : relativePath(parentFolder(from.path), heir.path)
  return encodeLinkPath(path) + rest
}

function* linkRootFolders({ config, assets, pages, folders }: Handbook, { inConfig }: Places): Iterable<Message> {
  for (const [start, written] of Object.entries(config.linkRoots))
    for (const one of written) {
      const folder = joinPath('', one)
      if (folder === '' || [...assets.keys(), ...pages.keys()].some((path) => path.startsWith(`${folder}/`))) continue
      const near = findNearest(folder, folders.keys())
      const more = near.length > 0 ? { expected: near } : { hint: 'Name a folder from that of the handbook, or `/`.' }
      yield report('asset-missing', inConfig(['linkRoots', start]), `No folder \`${folder}\`${didYouMean(near)}`, more)
    }
}

/** Does every link, and every file that the configuration names, lead to something? */
export const linkChecks: readonly Check[] = [linkTargets, hiddenTargets, configuredFiles, linkRootFolders]
