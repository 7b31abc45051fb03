import type { MainView } from '../src/types.ts'
import { aorSections } from './aorSections.tsx'
import { assessmentSections } from './assessmentSections.tsx'
import { changesSections } from './changesSections.tsx'
import { compareSections } from './compareSections.tsx'
import { coverageSections } from './coverageSections.tsx'
import { focusSections } from './focusSections.tsx'
import { freshnessSections } from './freshnessSections.tsx'
import { guideSections } from './guideSections.tsx'
import { homeSections } from './homeSections.tsx'
import { pathSections } from './pathSections.tsx'
import { peopleSections } from './peopleSections.tsx'
import { personSections } from './personSections.tsx'
import { practiceSections } from './practiceSections.tsx'
import type { Link, Section } from './props.ts'
import { releaseSections } from './releaseSections.tsx'
import { reportingSections } from './reportingSections.tsx'
import { responsibilitySections } from './responsibilitySections.tsx'
import { roleSections } from './roleSections.tsx'
import { teamSections } from './teamSections.tsx'
import { termSections } from './termSections.tsx'
import { whoSections } from './whoSections.tsx'

/** The generated sections of a page. Known before the page is put together, so that its contents can list them. */
export function sectionsOf(view: MainView, link: Link): readonly Section[] {
  switch (view.kind) {
    case 'home':
      return homeSections(view, link)
    case 'role':
      return roleSections(view, link)
    case 'focus':
      return focusSections(view, link)
    case 'responsibility':
      return responsibilitySections(view, link)
    case 'term':
      return termSections(view, link)
    case 'aor':
      return aorSections(view, link)
    case 'team':
      return teamSections(view, link)
    case 'person':
      return personSections(view, link)
    case 'practice':
      return practiceSections(view, link)
    case 'path':
      return pathSections(view, link)
    case 'assessment':
      return assessmentSections(view, link)
    case 'release':
      return releaseSections(view, link)
    case 'people':
      return peopleSections(view, link)
    case 'guide':
      return guideSections(view, link)
    case 'reporting':
      return reportingSections(view, link)
    case 'compare':
      return compareSections(view.compare, link)
    case 'who':
      return whoSections(view, link)
    case 'coverage':
      return coverageSections(view, link)
    case 'freshness':
      return freshnessSections(view, link)
    case 'changes':
      return changesSections(view, link)
    case 'matrix':
    case 'search':
    case 'cards':
      return []
  }
}
