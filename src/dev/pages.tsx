import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { devMore } from '../../templates/words/scripts.ts'
import type { DevNotice, DevProblem, DevTrouble } from '../base/client-data.ts'
import type { OutputFile } from '../base/files.ts'
import { once } from '../base/lazy.ts'
import type { Message } from '../base/messages.ts'
import { stripControls } from '../base/text.ts'

// What open pages show: the pages that the server makes itself, when the site has none to show (Preact escapes what is in
// them), and what there is after each rebuild.

/** While there is no good build yet: what is wrong, or that it is being built. */
export function waitingPage(trouble: DevTrouble | undefined): string {
  if (!trouble) return page('Building the handbook …', <p>This page shows it as soon as it is built.</p>)
  return page(
    trouble.title,
    <>
      <ol>
        {trouble.problems.map(({ where, rule, message, hint, also }) => (
          <li>
            <p class="where">
              <code>{where}</code> <code class="rule">{rule}</code>
            </p>
            <p>{withCode(message)}</p>
            {also && (
              <p>
                <code>{also.where}</code> {withCode(also.message)}
              </p>
            )}
            {hint && <p class="hint">{withCode(hint)}</p>}
          </li>
        ))}
      </ol>
      {trouble.more > 0 && <p>{devMore(trouble.more)}</p>}
      {trouble.crash !== undefined && <pre>{trouble.crash}</pre>}
      <p class="hint">This page reloads when the handbook is fixed.</p>
    </>,
  )
}

/** For a page that a fault of ours keeps from being made. */
export function brokenPage(message: string): string {
  return page(
    'This page could not be made',
    <>
      <p>That is a fault of rolebook, not of the handbook. The other pages are as they should be.</p>
      <pre>{message}</pre>
      <p class="hint">This page reloads with the next change.</p>
    </>,
  )
}

/** For a site without a `404.html`. */
export function missingPage(path: string): string {
  return page(
    'There is no such page',
    <p>
      The handbook has nothing at <code>/{path}</code>. <a href="/">Go to its first page.</a>
    </p>,
  )
}

/** What a message has between backticks is code. */
const withCode = (text: string) => text.split('`').map((part, index) => (index % 2 === 1 ? <code>{part}</code> : part))

function page(title: string, children: ComponentChildren): string {
  return `<!doctype html>${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="content-security-policy" content={policy} />
        <title>{title}</title>
      </head>
      <body>
        <main id="rolebook-dev" class="alone">
          <div class="panel">
            <h1>{title}</h1>
            {children}
          </div>
        </main>
      </body>
    </html>,
  )}`
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"

/** What one rebuild yields. */
export interface Rebuilt {
  /** Missing when the handbook has errors: the last good pages stay. */
  readonly files?: readonly OutputFile[]
  /** Those that are made when somebody searches. */
  readonly searchFiles?: () => readonly OutputFile[]
  /** The same for the same handbook, so that open pages stay. Without it the files count as new. */
  readonly name?: string
  readonly problems: readonly Message[]
  /** What broke, when it was not the handbook's doing. */
  readonly crash?: string
  /** What broke is not rolebook: the handbook cannot be read. */
  readonly isUnreadable?: boolean
}

/** What a page shows of a rebuild that went wrong; nothing for warnings alone. */
export function troubleOf(
  { files, problems, crash, isUnreadable }: Rebuilt,
  hasLastGood: boolean,
): DevTrouble | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length === 0 && crash === undefined) return undefined
  const what =
    crash === undefined
      ? `The handbook has ${count(errors.length)}.`
      : isUnreadable
        ? 'The handbook cannot be read.'
        : 'Something in rolebook broke.'
  return {
    title: files === undefined && hasLastGood ? `${what} You see the last good version.` : what,
    problems: errors.slice(0, most).map(problemOf),
    more: Math.max(0, errors.length - most),
    crash: crash === undefined ? undefined : stripControls(crash),
  }
}

/** More than anyone reads at once; it keeps what is sent to every page small. */
const most = 100

const count = (errors: number) => (errors === 1 ? '1 error' : `${errors} errors`)

const problemOf = ({ file, place, rule, message, hint, related }: Message): DevProblem => ({
  where: at(file, place),
  rule,
  message: stripControls(message),
  hint: hint === undefined ? undefined : stripControls(hint),
  also: related && { where: at(related.file, related.place), message: stripControls(related.message) },
})

const at = (file: string, { line, column }: Message['place']) => `${stripControls(file)}:${line}:${column}`

/** What the server shows at one moment. */
export interface Shown {
  readonly build: string
  /** The last good build by path; missing until there is one. */
  readonly files?: ReadonlyMap<string, OutputFile>
  /** More of it, which is made when nothing else is at an address. */
  readonly searchFiles?: () => ReadonlyMap<string, OutputFile>
  readonly name?: string | undefined
  readonly trouble?: DevTrouble
}

/** What is shown after a rebuild. `build` names it, unless the open pages are still right. */
export function afterRebuild(before: Shown, rebuilt: Rebuilt, build: string): Shown {
  const trouble = troubleOf(rebuilt, before.files !== undefined)
  if (!rebuilt.files) {
    const { trouble: _, ...good } = before
    return { ...good, ...(good.files ? {} : { build }), trouble }
  }
  const { name, searchFiles } = rebuilt
  const same = name !== undefined && name === before.name
  return {
    build: same ? before.build : build,
    files: byPath(rebuilt.files),
    ...(searchFiles && { searchFiles: once(() => byPath(searchFiles())) }),
    ...{ name, trouble },
  }
}

const byPath = (files: readonly OutputFile[]) => new Map(files.map((file) => [file.path, file]))

/** Without a good build the page itself shows the trouble, and every rebuild is a new page. */
export function noticeOf({ build, files, trouble }: Shown): DevNotice {
  return { build, ...(files && trouble && { trouble }) }
}
