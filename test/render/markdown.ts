// What an author's Markdown can become, as parse hands it on.
import type { Fragment } from '../../src/parse/types.ts'

const id = (name: string) => ({ kind: 'id', id: name }) as const

export const everything: Fragment = [
  '<p>Ordinary text with <strong>strong</strong>, <em>emphasis</em>, <code>code</code>, <kbd>Ctrl</kbd>, <del>deleted</del>, ',
  { kind: 'link', url: 'em.md' },
  'a link</a>, ',
  { kind: 'link', url: 'https://example.com/?a=1&b=2' },
  'one outside</a>, ',
  { kind: 'link', url: 'gone.md' },
  'a broken one</a> and a note<sup><a href="#',
  id('fn-1'),
  '" id="',
  id('fnref-1'),
  '" data-footnote-ref="" aria-describedby="footnote-label">1</a></sup>. It goes on for long enough to fill more than one line, so that the measure can be judged.</p>',
  '<h2 id="',
  id('text'),
  '">Text</h2>\n<p>A paragraph.</p>\n<ul>\n<li>One</li>\n<li>Two\n<ol>\n<li>First</li>\n<li>Second</li>\n</ol>\n</li>\n</ul>\n',
  '<ul class="contains-task-list">\n<li class="task-list-item"><input type="checkbox" checked disabled aria-label="Done"> Done</li>\n<li class="task-list-item"><input type="checkbox" disabled aria-label="To do"> To do</li>\n</ul>\n',
  '<blockquote>\n<p>The person who owns a thing is named where the thing is described.</p>\n</blockquote>\n',
  ...['Note', 'Tip', 'Important', 'Warning', 'Caution'].map(
    (name) =>
      `<div class="markdown-alert markdown-alert-${name.toLowerCase()}"><p class="markdown-alert-title">${name}</p><p>Read this before you go on.</p></div>\n`,
  ),
  '<h2 id="',
  id('code'),
  '">Code</h2>\n<pre tabindex="0"><code class="hljs language-js"><span class="hljs-comment">// who owns what</span>\n<span class="hljs-keyword">const</span> owner = <span class="hljs-title function_">ownerOf</span>(<span class="hljs-string">\'staffing\'</span>, <span class="hljs-number">42</span>) <span class="hljs-comment">// a line that is long enough to scroll sideways on a narrow screen, and then some</span></code></pre>\n',
  '<h3 id="',
  id('in-a-language'),
  '">In a language</h3>\n<pre tabindex="0"><code class="hljs language-yaml"><span class="hljs-attr">ownerRole:</span> <span class="hljs-string">em</span></code></pre>\n',
  '<h2 id="',
  id('tables'),
  '">Tables</h2>\n<div class="table-scroll" role="group" aria-label="Table" tabindex="0"><table>\n<thead>\n<tr>\n<th class="align-left">Role</th>\n<th class="align-center">Short</th>\n<th class="align-right">Share</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="align-left">Engineering Manager</td>\n<td class="align-center">EM</td>\n<td class="align-right">30</td>\n</tr>\n<tr>\n<td class="align-left">Tech Lead</td>\n<td class="align-center">TL</td>\n<td class="align-right">60</td>\n</tr>\n</tbody>\n</table></div>\n',
  '<details>\n<summary>More</summary>\n<p>Hidden at first.</p>\n</details>\n<hr>\n<p>',
  { kind: 'image', url: 'logo.png', alt: 'The "logo"', title: 'A <logo>' },
  ' and ',
  { kind: 'image', url: 'lost.png', alt: 'A lost picture' },
  '</p>\n',
  '<section class="footnotes" data-footnotes=""><h2 class="sr-only" id="footnote-label">Footnotes</h2>\n<ol>\n<li id="',
  id('fn-1'),
  '">\n<p>A footnote. <a href="#',
  id('fnref-1'),
  '" data-footnote-backref="" aria-label="Back to reference 1">↩</a></p>\n</li>\n</ol>\n</section>',
]
