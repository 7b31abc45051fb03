/** The pages the server makes itself, when the site has none to show. Escaped by construction. */

import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Trouble } from './notice.ts'

/** While there is no good build yet: what is wrong, or that it is being built. */
export function waitingPage(trouble: Trouble | undefined): string {
  if (!trouble) return page('Building the handbook …', <p>This page shows it as soon as it is built.</p>)
  return page(
    trouble.title,
    <>
      <ol>
        {trouble.problems.map(({ where, rule, message, mend, also }) => (
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
            {mend && <p class="mend">{withCode(mend)}</p>}
          </li>
        ))}
      </ol>
      {trouble.more > 0 && <p>{trouble.more} more are listed in the terminal.</p>}
      {trouble.crash !== undefined && <pre>{trouble.crash}</pre>}
      <p class="hint">This page reloads when the handbook is mended.</p>
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
