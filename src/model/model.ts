/*
 * The stage of the model: puts pages together into one handbook. `buildHandbook` is its entry; `types.ts` says what it makes.
 *
 * - What there is: `pages.ts` (addresses, kinds, guides), `roles.ts` (with what they combine), `ownership.ts` (responsibilities
 *   and who holds them), `people.ts` (teams too, and what pages were once called), `entities.ts` for the rest.
 * - What pages show of one another: `include.ts`, with `fragment.ts` for the parts. Ids of the past: `former-ids.ts`.
 * - Where links lead: `links.ts`. Which pages have no Markdown, and their addresses: `generated.ts`.
 * - What other stages ask a handbook: `queries.ts`.
 */

import { words } from '../../templates/words/words.ts'
import { fileName, parentFolder } from '../base/paths.ts'
import { byText } from '../base/text.ts'
import type { Page } from '../parse/types.ts'
import type { LeftOut } from '../read/left-out.ts'
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
import { renameFormerIds } from './former-ids.ts'
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
  findByKind,
  indexPages,
  linkAlternates,
  makeEntities,
  ownTitle,
  scopesOf,
  titleFromName,
} from './pages.ts'
import { buildTeams, collectClaims, identifyPeople, peopleOf } from './people.ts'
import { buildRoles } from './roles.ts'
import type { Entity, Folder, Handbook } from './types.ts'

/**
 * Puts all pages together into one handbook. Total: names that lead nowhere are left out of what they would have
 * resolved to, and where two pages claim one id, the first in order of path has it.
 */
export function buildHandbook(
  all: readonly Page[],
  assets: readonly Asset[],
  written: Config,
  leftOut: readonly LeftOut[] = [],
): Handbook {
  const sorted = [...all].sort((a, b) => byText(a.path, b.path))
  const drafts = sorted.filter(isDraft)
  const whole = joined(
    sorted.filter((page) => !isDraft(page)),
    drafts,
    written,
  )
  const { faults, shown } = whole
  const hrefs = assignHrefs(whole.pages)
  const { pages, config, formerIds } = renameFormerIds(
    whole.pages,
    written,
    collectClaims(whole.pages, hrefs, new Set()),
  )
  const found = { config, hrefs, byKind: findByKind(pages) }
  const roles = buildRoles(found)
  const focuses = buildFocuses(found)
  const responsibilities = buildResponsibilities(found, focuses)
  const terms = buildTerms(found)
  const personIds = identifyPeople(found)
  const aors = buildAors(found, personIds)
  const teams = buildTeams(found, roles, personIds)
  const others = {
    practices: buildPractices(found),
    paths: buildPaths(found),
    assessments: buildAssessments(found),
    releases: buildReleases(found),
  }
  const folders = buildFolders(pages, config)
  const site = { pages: byPath(pages), drafts: byPath(drafts), hrefs, assets: byPath(assets) }
  const guides = buildGuides(pages, folders, found)
  const persons = makeEntities(found, 'person', () => ({}))
  const entities = entitiesOf([roles, focuses, responsibilities, terms, aors, teams, persons, ...Object.values(others)])
  const held = {
    config,
    roles,
    responsibilities,
    teams,
    people: peopleOf(found, personIds, teams, aors),
    personIds,
    hrefs,
    involvement: deriveInvolvement(roles, responsibilities),
  }
  const generated = generatedAddresses({ ...held, pages: site.pages, releases: others.releases })
  const claims = collectClaims(pages, hrefs, generated)
  const before = { claims, former: findFormerNames(claims, site.pages), redirects: collectRedirects(claims) }
  const resolve = makeResolver({ ...site, ...before, generated, config }, folders)
  const targets = resolveTargets(pages, resolve)
  const logo = configuredFile(site.assets, config.logo)
  const stylesheet = configuredFile(site.assets, config.stylesheet)
  const used = new Set([logo, stylesheet, ...referredAssets(targets)])
  return {
    ...held,
    title: config.title ?? folders.get('')?.title ?? words.navigation.name,
    buckets: bucketsOf(config),
    scopes: scopesOf(config),
    ...site,
    leftOut,
    folders,
    focuses,
    terms,
    aors,
    ...others,
    guides,
    entities,
    generated,
    tensions: collectTensions(pages, entities, guides),
    includeFaults: faults,
    included: shown,
    ...before,
    formerIds,
    alternates: linkAlternates(pages, resolve),
    targets,
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
    config,
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

const byPath = <File extends { readonly path: string }>(files: readonly File[]) =>
  new Map(files.map((file) => [file.path, file]))

/** Entities in the order of the maps. Of two with one id, the first in order of path is kept. */
function entitiesOf(maps: readonly ReadonlyMap<string, Entity>[]): Map<string, Entity> {
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
  const known = byPath(pages)
  return new Map([...folderPaths(pages)].sort(byText).map((path) => [path, folder(path)]))

  function named(path: string): string {
    return path === '' ? (config.title ?? words.navigation.name) : titleFromName(fileName(path))
  }

  function folder(path: string): Folder {
    const index = indexes.get(path)
    return { path, title: ownTitle(known.get(index ?? '')) ?? named(path), index }
  }
}

function folderPaths(pages: readonly Page[]): Set<string> {
  const all = new Set([''])
  for (const { path } of pages) {
    for (let folder = parentFolder(path); !all.has(folder); folder = parentFolder(folder)) all.add(folder)
  }
  return all
}
