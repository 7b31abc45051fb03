// What `npm run build` does: rolebook and the packages it uses in a few files, because several hundred small ones take longer
// to find and load than a page takes to build.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

rmSync('dist', { recursive: true, force: true })

const tool = await build({
  // What a thread starts with is a file of its own. Both are beside what they share, because they look for it there.
  entryPoints: { bin: 'src/bin.ts', thread: 'src/parse/thread.ts' },
  outdir: 'dist/src',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Packages in CommonJS load the modules of Node by `require`, which ES modules do not have.
  banner: {
    js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`,
  },
  metafile: true,
  logLevel: 'warning',
})

const client = await build({
  entryPoints: ['templates/client/*.ts'],
  outdir: 'dist/templates/client',
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  metafile: true,
  logLevel: 'warning',
})

writeFileSync('dist/licenses.txt', licenses([tool, client]))

/** The licenses of the packages whose code is in the bundles, which most of them require. */
function licenses(builds) {
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs))
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [])
  return [...new Set(folders)]
    .sort()
    .map(license)
    .join(`\n${'-'.repeat(80)}\n\n`)
}

function license(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((name) => /^licen[sc]e/i.test(name))
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`
}
