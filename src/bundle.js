// What `npm run build` does: rolebook and the packages it uses in a few files, because several hundred small ones take longer
// to find and load than a page takes to build. With `--if-changed` it does nothing where `dist` is made of what is here.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Says what `dist` was made of. Written last, and not packed. */
const stampFile = 'dist/made-of.txt'

const stamp = hashSources()
const isCurrent = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp
if (!isCurrent || !process.argv.includes('--if-changed')) await bundle()

async function bundle() {
  const { build } = await import('esbuild')
  rmSync('dist', { recursive: true, force: true })
  const node = { bundle: true, platform: 'node', target: 'node20.19', metafile: true, logLevel: 'warning' }
  const builds = [
    await build({
      ...node,
      // What a thread starts with is a file of its own. Both are beside what they share, because they look for it there.
      entryPoints: { bin: 'src/bin.ts', thread: 'src/parse/thread.ts' },
      outdir: 'dist/src',
      splitting: true,
      format: 'esm',
      // Packages in CommonJS load the modules of Node by `require`, which ES modules do not have.
      banner: {
        js: `import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);`,
      },
    }),
    // Loaded at once where a graph is drawn, and nowhere else.
    await build({
      ...node,
      stdin: { contents: `export * from '@dagrejs/dagre'`, resolveDir: '.' },
      outfile: 'dist/src/dagre.cjs',
      format: 'cjs',
      minify: true,
    }),
    await build({
      entryPoints: ['templates/client/*.ts'],
      outdir: 'dist/templates/client',
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      metafile: true,
      logLevel: 'warning',
    }),
  ]
  writeFileSync('dist/licenses.txt', licenses(builds))
  writeFileSync(stampFile, stamp)
}

/** A hash of all that a build depends on; the lock file stands for the packages. */
function hashSources() {
  const below = (folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).replaceAll('\\', '/'))
  const hash = createHash('sha256')
  for (const path of [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    ...[...below('src'), ...below('templates')].sort(),
  ])
    hash.update(`${path}\0`).update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

/** The licenses of the packages whose code is in the bundles, which most of them require. */
function licenses(builds) {
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs))
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [])
  // The bundle that dagre comes as has graphlib inside.
  return [...new Set([...folders, 'node_modules/@dagrejs/graphlib'])]
    .sort()
    .map(license)
    .join(`\n${'-'.repeat(80)}\n\n`)
}

function license(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((name) => /^licen[sc]e/i.test(name))
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(folder, file), 'utf8').trim() : ''}\n`
}
