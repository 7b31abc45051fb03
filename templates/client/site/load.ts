import { element } from '../search/elements.ts'
import type { SearchGlobals } from '../search.ts'

const globals = window as unknown as SearchGlobals
const loading = new Map<string, Promise<unknown>>()

/** Loads what is known of people and duties, or what pages are called, with one of the scripts that show it. The address begins with the site's root. */
export async function loadSearch(root: string, script: 'script' | 'sheet', data: 'answers' | 'pages'): Promise<void> {
  await loadFile(`${root}search.js`)
  const files = globals.rolebookSearchFiles
  await Promise.all([files[script], files.style, files[data]].map((path) => loadFile(root + path)))
}

/** Loads a script or a style sheet, once. What failed to load may succeed the next time. */
export function loadFile(address: string): Promise<unknown> {
  const known = loading.get(address)
  if (known) return known
  const asked = new Promise((resolve, reject) => {
    const file = address.endsWith('.css')
      ? element('link', { rel: 'stylesheet', href: address })
      : Object.assign(document.createElement('script'), { src: trust(address) })
    file.onload = resolve
    file.onerror = reject
    document.head.append(file)
  })
  loading.set(address, asked)
  asked.catch(() => loading.delete(address))
  return asked
}

/** What makes addresses of scripts where a host asks for Trusted Types. */
interface ScriptPolicy {
  createScriptURL(address: string): string
}

interface TrustedTypesGlobals {
  readonly trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy }
}

let policy: ScriptPolicy | undefined

/** Makes the address one to load a script from. A host has to allow the policy by its name, and only one of that name. */
function trust(address: string): string {
  const rules = { createScriptURL: String }
  policy ??= (window as TrustedTypesGlobals).trustedTypes?.createPolicy('rolebook', rules) ?? rules
  return policy.createScriptURL(address)
}
