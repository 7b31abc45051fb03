import type { Entity, EntityView, Handbook, NavNode, Page } from '../types.ts'
import { aorView } from './aor-page.ts'
import { assessmentView } from './assessment-page.ts'
import { focusView } from './focus-page.ts'
import { guideView, strayView } from './guide-page.ts'
import { pathView } from './path-page.ts'
import { personView } from './person-page.ts'
import { practiceView } from './practice-page.ts'
import { releaseView } from './release-page.ts'
import { responsibilityView } from './responsibility-page.ts'
import { type Around, roleView } from './role-page.ts'
import { teamView } from './team-page.ts'
import { termView } from './term-page.ts'

/** What is generated for a page, by its kind. */
export function entityView(handbook: Handbook, page: Page, around: Around, below: readonly NavNode[]): EntityView {
  const { roles, focuses, responsibilities, terms, guides } = handbook
  switch (page.data.kind) {
    case 'role':
      return view(roles, (role) => roleView(handbook, role, around))
    case 'focus':
      return view(focuses, (focus) => focusView(handbook, focus, around.matrices))
    case 'responsibility':
      return view(responsibilities, (responsibility) => responsibilityView(handbook, responsibility, around.history))
    case 'term':
      return view(terms, (term) => termView(handbook, term))
    case 'aor':
      return view(handbook.aors, (aor) => aorView(handbook, aor))
    case 'team':
      return view(handbook.teams, (team) => teamView(handbook, team, around.history))
    case 'person':
      return view(handbook.entities, (person) => personView(handbook, person))
    case 'practice':
      return view(handbook.practices, (practice) => practiceView(handbook, practice))
    case 'path':
      return view(handbook.paths, (path) => pathView(handbook, path))
    case 'assessment':
      return view(handbook.assessments, (assessment) => assessmentView(handbook, assessment))
    case 'release':
      return view(handbook.releases, (release) => releaseView(handbook, release, around.history))
    case 'guide': {
      const guide = guides.get(page.path)
      return guide ? guideView(handbook, guide, below) : strayView(page)
    }
  }

  /** Another page may have taken this one's id. */
  function view<T extends Entity>(map: ReadonlyMap<string, T>, make: (entity: T) => EntityView): EntityView {
    const entity = map.get(page.id)
    return entity?.page === page ? make(entity) : strayView(page)
  }
}
