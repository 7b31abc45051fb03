import { filesIn } from './commands.ts'

/**
 * What a published site says about where its pages are, and should not: each page has one address, which search engines,
 * feed readers and programs all get. Of a site with releases the pages at the top count.
 */
export function misnamed(site: string, base: string): readonly string[] {
  const files = new Map([...filesIn(site)].map(([path, bytes]) => [path, bytes.toString('utf8')]))
  const addresses = new Map<string, string>()
  const faults: string[] = []
  for (const [path, html] of files) {
    if (!path.endsWith('.html') || /^(?:next|\d+\.\d+\.\d+)\//.test(path)) continue
    const canonical = found(html, /<link rel="canonical" href="([^"]*)"/g)
    const shared = found(html, /<meta property="og:url" content="([^"]*)"/g)
    if (canonical.length === 0) continue
    if (canonical.length > 1 || shared.some((one) => one !== canonical[0]))
      faults.push(`${path}: ${canonical} ${shared}`)
    if (shared.length === 1) addresses.set(canonical[0]!, path)
  }
  const isKnown = (address: string) => addresses.has(address.replace(/#.*$/, ''))
  for (const [address, path] of addresses) {
    const wanted = path === 'index.html' ? base : base + path.split('/').map(encodeURIComponent).join('/')
    if (address !== wanted) faults.push(`${path}: ${address}`)
  }
  const listed = found(files.get('sitemap.xml') ?? '', /<loc>([^<]*)<\/loc>/g)
  if (listed.length < 3) faults.push('sitemap.xml lists hardly anything')
  for (const address of listed) if (!isKnown(address)) faults.push(`sitemap.xml: ${address}`)
  for (const name of ['feed.xml', 'releases.xml'])
    for (const address of found(files.get(name) ?? '', /<link rel="alternate" type="text\/html" href="([^"]*)"/g))
      if (!isKnown(address)) faults.push(`${name}: ${address}`)
  for (const [path, html] of files)
    if (addresses.has(base + (path === 'index.html' ? '' : path)))
      for (const address of found(html, /<link rel="alternate" hreflang="[^"]*" href="([^"]*)"/g))
        if (!isKnown(address)) faults.push(`${path}, in another language: ${address}`)
  for (const address of found(files.get('llms.txt') ?? '', /\]\((https:[^)]*)\.md\)/g))
    if (!isKnown(`${address}.html`) && address !== `${base}index`) faults.push(`llms.txt: ${address}`)
  return faults
}

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, value]) => value!.replaceAll('&amp;', '&'))
