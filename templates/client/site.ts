/** Runs in every page of the site. */

import { bindSearch } from './site/bind-search.ts'
import { markContents } from './site/mark-contents.ts'

bindSearch()
markContents()
