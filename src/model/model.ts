import { byText } from '../order.ts'
import type { Asset, Config, Entity, Handbook, Page } from '../types.ts'
import { alternates } from './alternates.ts'
import { aors } from './aors.ts'
import { assessments } from './assessments.ts'
import { configured, referredTo } from './assets.ts'
import { claims } from './claims.ts'
import { focuses } from './focuses.ts'
import { folders } from './folders.ts'
import { former, redirects } from './former.ts'
import { generated } from './generated.ts'
import { guides } from './guides.ts'
import { hrefs } from './hrefs.ts'
import { anyIncludes, include } from './include.ts'
import { involvement } from './involvement.ts'
import { byId } from './pages.ts'
import { paths } from './paths.ts'
import { peopleOf, personEntities } from './people.ts'
import { practices } from './practices.ts'
import { releases } from './releases.ts'
import { resolver } from './resolve.ts'
import { responsibilities } from './responsibilities.ts'
import { roles } from './roles.ts'
import { targets } from './targets.ts'
import { teams } from './teams.ts'
import { tensions } from './tensions.ts'
import { terms } from './terms.ts'
import { bucketsOf, scopesOf } from './titles.ts'

/**
 * Puts all pages together into one handbook. Total: names that lead nowhere are left out of what they would have
 * resolved to, and where two pages claim one id, the first in order of path has it.
 */
export function model(pages: readonly Page[], assets: readonly Asset[], config: Config): Handbook {
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
  const addresses = hrefs(published)
  const found = {
    roles: byId(published, 'role'),
    focuses: byId(published, 'focus'),
    responsibilities: byId(published, 'responsibility'),
    aors: byId(published, 'aor'),
    teams: byId(published, 'team'),
  }
  const roleMap = roles(found, config, addresses)
  const focusMap = focuses(found, addresses)
  const responsibilityMap = responsibilities(found, focusMap, addresses)
  const termMap = terms(byId(published, 'term'), addresses)
  const aorMap = aors(found, config, addresses)
  const teamMap = teams(found, roleMap, config, addresses)
  const personPages = byId(published, 'person')
  const people = peopleOf(personPages, teamMap, aorMap, addresses)
  const others = {
    practices: practices(byId(published, 'practice'), found, addresses),
    paths: paths(byId(published, 'path'), found, addresses),
    assessments: assessments(byId(published, 'assessment'), found, addresses),
    releases: releases(byId(published, 'release'), addresses),
  }
  const folderMap = folders(published, config)
  const site = {
    pages: byPath(published),
    drafts: byPath(drafts),
    hrefs: addresses,
    assets: new Map(assets.map((asset) => [asset.path, asset])),
  }
  const guideMap = guides(published, folderMap, addresses)
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
    involvement: involvement(roleMap, responsibilityMap),
  }
  const made = generated({ ...held, pages: site.pages, releases: others.releases })
  const once = claims(published, addresses, made)
  const before = { claims: once, former: former(once, site.pages), redirects: redirects(once) }
  const resolve = resolver({ ...site, ...before, generated: made }, folderMap)
  const leads = targets(published, resolve)
  const logo = configured(site.assets, config.logo)
  const stylesheet = configured(site.assets, config.stylesheet)
  const used = new Set([logo, stylesheet, ...referredTo(leads)])
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
    tensions: tensions(published, entityMap, guideMap),
    includeFaults: faults,
    included: shown,
    ...before,
    alternates: alternates(published, resolve),
    targets: leads,
    usedAssets: new Set([...site.assets.keys()].filter((path) => used.has(path))),
    draftAssets: new Set(referredTo(targets(drafts, resolve))),
    ...(logo !== undefined && { logo }),
    ...(stylesheet !== undefined && { stylesheet }),
  }
}

/** The pages with what they include of one another. */
function joined(pages: readonly Page[], drafts: readonly Page[], config: Config): ReturnType<typeof include> {
  if (!anyIncludes(pages)) return { pages, faults: [], shown: new Set() }
  const addresses = hrefs(pages)
  const once = claims(pages, addresses, new Set())
  const site = {
    pages: byPath(pages),
    drafts: byPath(drafts),
    hrefs: addresses,
    assets: new Map(),
    generated: new Set<string>(),
    former: former(once, byPath(pages)),
    redirects: redirects(once),
  }
  return include(pages, { resolve: resolver(site, folders(pages, config)), most: config.limits.includedCharacters })
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
