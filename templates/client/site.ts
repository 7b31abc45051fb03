/** Runs in every page of the site, from its head: the theme must be known before anything is shown, and the rest needs the page. */

import { bindSearch } from './site/bind-search.ts'
import { bindTheme } from './site/bind-theme.ts'
import { markContents } from './site/mark-contents.ts'
import { showCurrent } from './site/show-current.ts'

bindTheme()
document.addEventListener('DOMContentLoaded', () => {
  bindSearch()
  showCurrent()
  markContents()
})
