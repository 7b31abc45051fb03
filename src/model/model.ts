import { parentFolder } from '../base/paths.ts'
import { byText } from '../base/text.ts'
import type { Page } from '../parse/types.ts'
import type { Asset } from '../read/tree.ts'
import type { Config } from '../schema/config.ts'
import {
  buildAors,
  buildAssessments,
  buildFocuses,
  buildPaths,
  buildPractices,
  buildReleases,
  buildTerms,
  collectTensions,
} from './entities.ts'
import { generatedAddresses } from './generated.ts'
import { anyIncludes, joinIncludes } from './include.ts'
import {
  collectRedirects,
  configuredFile,
  findFormerNames,
  makeResolver,
  referredAssets,
  resolveTargets,
} from './links.ts'
import { buildResponsibilities, deriveInvolvement } from './ownership.ts'
import {
  assignHrefs,
  bucketsOf,
  buildGuides,
  byId,
  indexPages,
  linkAlternates,
  ownTitle,
  scopesOf,
  titleFromName,
} from './pages.ts'
import { buildTeams, collectClaims, peopleOf, personEntities } from './people.ts'
import { buildRoles } from './roles.ts'
import type { Entity, Folder, Handbook } from './types.ts'

/**
 * Puts all pages together into one handbook. Total: names that lead nowhere are left out of what they would have
 * resolved to, and where two pages claim one id, the first in order of path has it.
 */
export function buildHandbook(pages: readonly Page[], assets: readonly Asset[], config: Config): Handbook {
  const sorted = [...pages].sort((a, b) => byText(a.path, b.path))
  const drafts = sorted.filter(isDraft)
  const {
    pages: published,
    faults,
    shown,
  } = joined(
    sorted.filter((page) => !isDraft(page)),
    drafts,
    config,
  )
  const addresses = assignHrefs(published)
  const found = {
    roles: byId(published, 'role'),
    focuses: byId(published, 'focus'),
    responsibilities: byId(published, 'responsibility'),
    aors: byId(published, 'aor'),
    teams: byId(published, 'team'),
  }
  const roleMap = buildRoles(found, config, addresses)
  const focusMap = buildFocuses(found, addresses)
  const responsibilityMap = buildResponsibilities(found, focusMap, addresses)
  const termMap = buildTerms(byId(published, 'term'), addresses)
  const aorMap = buildAors(found, config, addresses)
  const teamMap = buildTeams(found, roleMap, config, addresses)
  const personPages = byId(published, 'person')
  const people = peopleOf(personPages, teamMap, aorMap, addresses)
  const others = {
    practices: buildPractices(byId(published, 'practice'), found, addresses),
    paths: buildPaths(byId(published, 'path'), found, addresses),
    assessments: buildAssessments(byId(published, 'assessment'), found, addresses),
    releases: buildReleases(byId(published, 'release'), addresses),
  }
  const folderMap = buildFolders(published, config)
  const site = {
    pages: byPath(published),
    drafts: byPath(drafts),
    hrefs: addresses,
    assets: new Map(assets.map((asset) => [asset.path, asset])),
  }
  const guideMap = buildGuides(published, folderMap, addresses)
  const personMap = personEntities(personPages, addresses)
  const entityMap = entities([
    ...[roleMap, focusMap, responsibilityMap, termMap, aorMap, teamMap, personMap],
    ...Object.values(others),
  ])
  const held = {
    config,
    roles: roleMap,
    responsibilities: responsibilityMap,
    teams: teamMap,
    people,
    hrefs: addresses,
    involvement: deriveInvolvement(roleMap, responsibilityMap),
  }
  const made = generatedAddresses({ ...held, pages: site.pages, releases: others.releases })
  const once = collectClaims(published, addresses, made)
  const before = { claims: once, former: findFormerNames(once, site.pages), redirects: collectRedirects(once) }
  const resolve = makeResolver({ ...site, ...before, generated: made }, folderMap)
  const leads = resolveTargets(published, resolve)
  const logo = configuredFile(site.assets, config.logo)
  const stylesheet = configuredFile(site.assets, config.stylesheet)
  const used = new Set([logo, stylesheet, ...referredAssets(leads)])
  return {
    ...held,
    title: config.title ?? folderMap.get('')?.title ?? 'Handbook',
    buckets: bucketsOf(config),
    scopes: scopesOf(config),
    ...site,
    folders: folderMap,
    focuses: focusMap,
    terms: termMap,
    aors: aorMap,
    ...others,
    guides: guideMap,
    entities: entityMap,
    generated: made,
    tensions: collectTensions(published, entityMap, guideMap),
    includeFaults: faults,
    included: shown,
    ...before,
    alternates: linkAlternates(published, resolve),
    targets: leads,
    usedAssets: new Set([...site.assets.keys()].filter((path) => used.has(path))),
    draftAssets: new Set(referredAssets(resolveTargets(drafts, resolve))),
    logo,
    stylesheet,
  }
}

/** The pages with what they include of one another. */
function joined(pages: readonly Page[], drafts: readonly Page[], config: Config): ReturnType<typeof joinIncludes> {
  if (!anyIncludes(pages)) return { pages, faults: [], shown: new Set() }
  const addresses = assignHrefs(pages)
  const once = collectClaims(pages, addresses, new Set())
  const site = {
    pages: byPath(pages),
    drafts: byPath(drafts),
    hrefs: addresses,
    assets: new Map(),
    generated: new Set<string>(),
    former: findFormerNames(once, byPath(pages)),
    redirects: collectRedirects(once),
  }
  return joinIncludes(pages, {
    resolve: makeResolver(site, buildFolders(pages, config)),
    most: config.limits.includedCharacters,
  })
}

const isDraft = (page: Page) => page.data.status === 'draft'

const byPath = (pages: readonly Page[]) => new Map(pages.map((page) => [page.path, page]))

/** In the order of the maps, although of two with one id the first in order of path is kept. */
function entities(maps: readonly ReadonlyMap<string, Entity>[]): Map<string, Entity> {
  const all = maps.flatMap((map) => [...map.values()])
  const kept = new Map<string, Entity>()
  for (const entity of all) {
    const other = kept.get(entity.id)
    if (!other || byText(entity.page.path, other.page.path) < 0) kept.set(entity.id, entity)
  }
  return new Map(all.filter((entity) => kept.get(entity.id) === entity).map((entity) => [entity.id, entity]))
}

/** Every folder that holds pages, itself or in its folders, by path. The handbook's own folder is always there. */
function buildFolders(pages: readonly Page[], config: Config): Map<string, Folder> {
  const indexes = indexPages(pages)
  const byPath = new Map(pages.map((page) => [page.path, page]))
  return new Map([...folderPaths(pages)].sort(byText).map((path) => [path, folder(path)]))

  function named(path: string): string {
    return path === '' ? (config.title ?? 'Handbook') : titleFromName(path.slice(path.lastIndexOf('/') + 1))
  }

  function folder(path: string): Folder {
    const index = indexes.get(path)
    return { path, title: ownTitle(byPath.get(index ?? '')) ?? named(path), index }
  }
}

function folderPaths(pages: readonly Page[]): Set<string> {
  const all = new Set([''])
  for (const { path } of pages) {
    for (let folder = parentFolder(path); !all.has(folder); folder = parentFolder(folder)) all.add(folder)
  }
  return all
}
