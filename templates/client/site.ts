/** Runs in every page of the site. */

import { bindSearch } from './site/bind-search.ts'
import { markContents } from './site/mark-contents.ts'
import { showCurrent } from './site/show-current.ts'

bindSearch()
showCurrent()
markContents()
