import { hashContents, type MadeFile, makeFile } from '../base/files.ts'
import { baseUrl, makeLinker, pageUrl, relativeHref } from '../base/paths.ts'
import { groupBy } from '../base/text.ts'
import { splitAtVersions } from '../render/markup.ts'
import { versionStamps } from '../render/page.ts'
import type { VersionLink, VersionPages, VersionRef, VersionView } from '../views/frame.ts'
import type { AlternateView } from '../views/refs.ts'
import type { SiteFile } from '../write/manifest.ts'

/** A file of a version, with holes for what it says about other versions. */
export interface VersionFile {
  /** From the top of the version. */
  readonly path: string
  readonly size: number
  /** Where the holes are, as offsets into its bytes. Missing in a file that says nothing about versions. */
  readonly holes?: readonly number[]
  /** Throws when the bytes have been damaged. */
  readonly read: () => Buffer
}

/** The files of a version as bytes. Placeholders are cut out and remembered as offsets, so that nothing has to be searched again. */
export const versionFiles = (files: readonly SiteFile[]): readonly VersionFile[] => files.map(cut)

function cut(file: SiteFile): VersionFile {
  const { path } = file
  const made = 'read' in file ? file.read() : file.contents
  // What is not kept is no text of ours.
  const parts = 'read' in file && path.endsWith('.html') ? splitAtVersions(made.toString()) : undefined
  const bytes = Buffer.from(parts?.join('') ?? made)
  const whole = { path, size: bytes.length, read: () => bytes }
  if (!parts) return whole
  const holes: number[] = []
  for (const part of parts.slice(0, -1)) holes.push((holes.at(-1) ?? 0) + Buffer.byteLength(part))
  return { ...whole, holes }
}

/** A file of a version that is there for this site alone, with what it says about the others, made when it is asked for. */
export function placeFile(file: MadeFile, ref: VersionRef, views: VersionViews): MadeFile {
  const { path } = file
  const to = ref.folder + path
  if (!path.endsWith('.html'))
    return makeFile(
      to,
      () => file.contents,
      () => file.key,
    )
  return makeFile(
    to,
    () => {
      const { contents } = file
      const parts = typeof contents === 'string' ? splitAtVersions(contents) : undefined
      if (!parts) return contents
      const stamps = versionStamps(views.of(ref, path))
      return parts.flatMap((part, at) => [part, stamps[at] ?? '']).join('')
    },
    () => file.key && hashContents(file.key + views.key(ref, [path])),
  )
}

/** A version with its pages. */
export interface PlacedVersion {
  readonly ref: VersionRef
  readonly pages: VersionPages
}

/** What pages say about other versions. */
export type VersionViews = ReturnType<typeof versionViews>

// A page lists no more than these, so that the fiftieth release adds no more to each page than the tenth.
const listed = 12

/**
 * Resolves where each page leads in each other version: to the same page, to its successor, to its predecessor, or
 * to the first page. `versions` are in the order readers choose from; `url` is where the site is published, if it says.
 */
export function versionViews(versions: readonly PlacedVersion[], url: string | undefined) {
  const known = versions.map(({ ref, pages }) => ({ ref, ...lookUps(pages) }))
  const byName = new Map(known.map((version) => [version.ref.name, version]))
  // The current version is there twice: its pages lead to the one at the top.
  const current = known.find(({ ref }) => ref.state === 'current')
  const base = baseUrl({ url })

  return { of, key }

  /** What a page of a version says. */
  function of({ name, state, folder }: VersionRef, href: string): VersionView {
    const own = byName.get(name)!
    const here = folder + href
    const all = state === 'current' && folder === '' && href === 'index.html' ? known : short(own)
    const isCut = all.length < known.length
    const instead = current && current !== own ? linkTo(current) : undefined
    const canonical = instead?.elsewhere || !current ? undefined : targetIn(current, own, href)
    return {
      name,
      state,
      versions: all.map((version) => ({ ...linkTo(version), ...(version === own && { here: true }) })),
      ...(isCut && current && { all: `${relativeHref(here, `${current.ref.folder}index.html`)}#rb-versions` }),
      current: instead,
      ...(state === 'current' && { alternates: (own.alternates.get(href) ?? []).map(inLanguage) }),
      ...(base !== undefined &&
        current &&
        canonical !== undefined && { canonical: pageUrl(base, current.ref.folder + canonical) }),
    }

    function inLanguage({ language, href, external }: AlternateView) {
      const inSite = () => (base === undefined ? makeLinker(here)(folder + href) : pageUrl(base, href))
      return { language, href: external ? href : inSite() }
    }

    function linkTo(to: Known): VersionLink {
      const target = to === own ? href : targetIn(to, own, href)
      const address = to === own ? here : to.ref.folder + (target ?? 'index.html')
      return {
        name: to.ref.name,
        state: to.ref.state,
        href: makeLinker(here)(address),
        ...(target === undefined && { elsewhere: true }),
      }
    }
  }

  /** As long as this is the same, pages of a version say the same. Much cheaper than making what they say. */
  function key(version: VersionRef, hrefs: readonly string[]): string {
    const own = byName.get(version.name)!
    const linked = new Set([...short(own), ...(current ? [current] : [])])
    linked.delete(own)
    const elsewhere = [...linked].map((to) =>
      hrefs.flatMap((href) => {
        const target = targetIn(to, own, href)
        return target === href ? [] : [[href, target]]
      }),
    )
    const homes = known.map((to) => [to.ref, targetIn(to, own, 'index.html')])
    return JSON.stringify([version, base, homes, [...linked].map(({ ref }) => ref.name), elsewhere])
  }

  function short(own: Known): readonly Known[] {
    const first = known.slice(0, listed)
    return first.includes(own) ? first : [...first, own]
  }
}

interface Known {
  readonly ref: VersionRef
  readonly pages: ReadonlySet<string>
  /** Address → where its page is now. */
  readonly heirs: ReadonlyMap<string, string>
  /** Address → where its page was. */
  readonly former: ReadonlyMap<string, readonly string[]>
  readonly alternates: ReadonlyMap<string, readonly AlternateView[]>
}

function lookUps({ pages, former, alternates }: VersionPages): Omit<Known, 'ref'> {
  const before = former.map(([from, to]) => [to, from] as const)
  return { pages: new Set(pages), heirs: new Map(former), former: groupBy(before), alternates: new Map(alternates) }
}

/** Where a page of one version is in another: by its address, else by one that it has had. */
function targetIn(to: Known, from: Known, href: string): string | undefined {
  for (const address of [href, ...(from.former.get(href) ?? [])]) {
    if (to.pages.has(address)) return address
    const heir = to.heirs.get(address)
    if (heir !== undefined) return heir
  }
  return undefined
}

/** The bytes of a file with its holes filled. */
export function stamped({ holes = [], read }: VersionFile, stamps: readonly string[]): Buffer {
  const bytes = read()
  if (holes.length === 0) return bytes
  const parts = holes.flatMap((at, index) => [
    bytes.subarray(holes[index - 1] ?? 0, at),
    Buffer.from(stamps[index] ?? ''),
  ])
  return Buffer.concat([...parts, bytes.subarray(holes.at(-1))])
}
