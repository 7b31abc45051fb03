const key = 'rolebook-theme'
const { dataset } = document.documentElement

/** Shows the page in the theme the reader has chosen, and keeps what is chosen. Begins before anything is shown, so that no page flashes in the other theme. */
export function bindTheme(): void {
  show()
  // The switch is there only now.
  document.addEventListener('DOMContentLoaded', show)
  // Back from another page, or chosen in another tab.
  window.addEventListener('pageshow', show)
  window.addEventListener('storage', show)
  document.addEventListener('change', ({ target }) => {
    const { name, value } = target as HTMLInputElement
    if (name !== 'rb-theme') return
    dataset.theme = value
    try {
      localStorage.setItem(key, value)
    } catch {
      // Nothing may be kept, as on some pages opened from the disk: it then holds for this page.
    }
  })
}

function show(): void {
  const theme = kept() ?? dataset.theme ?? 'auto'
  dataset.theme = theme
  const choice = document.querySelector<HTMLInputElement>(`[name=rb-theme][value=${theme}]`)
  if (choice) choice.checked = true
}

function kept(): string | undefined {
  try {
    return /^(auto|light|dark)$/.exec(localStorage.getItem(key) ?? '')?.[0]
  } catch {
    return undefined
  }
}
