import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { findActive } from '../../src/assets/active.ts'
import { bestTime } from '../support/time.ts'

const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`

const whatRuns = (path: string, text: string | Uint8Array) => findActive(path, Buffer.from(text as string))

test.each([
  ['a script', svg('<script>go()</script>'), '`<script>`'],
  ['a script of another file', svg('<script href="x.js"/>'), '`<script>`'],
  ['a script in another namespace', svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'), '`<h:script>`'],
  ['a handler', svg('', 'onload = "go()"'), '`onload`'],
  ['a handler on a line of its own', svg("<rect\n\tonclick=\n'go()'/>"), '`onclick`'],
  ['a link to a script', svg('<a href="javascript:go()">x</a>'), '`javascript:`'],
  ['one with a prefix', svg('<a xlink:href=" JavaScript:go()">x</a>'), '`javascript:`'],
  ['one in character references', svg('<a href="java&#115;cript&#x3A;go()">x</a>'), '`javascript:`'],
  ['one with a tab in it', svg('<a href="java&#9;scri\npt:go()">x</a>'), '`javascript:`'],
  ['one of an entity', `<!DOCTYPE svg [<!ENTITY x "javascript">]>${svg('<a href="&x;:go()">x</a>')}`, '`javascript:`'],
  [
    'one that an animation sets',
    svg('<a><animate attributeName="href" values="#a;javascript:go()"/></a>'),
    '`javascript:`',
  ],
  ['one that is set', svg('<a><set attributeName="xlink:href" to="javascript:go()"/></a>'), '`javascript:`'],
  [
    'a document in an address',
    svg('<use href="data:image/svg+xml;base64,PHN2Zz4=#x"/>'),
    'a `data:` address in `<use>`',
  ],
  ['a page in an address', svg('<a href="data:text/html,x">x</a>'), 'a `data:` address in `<a>`'],
  ['a frame in HTML', svg('<foreignObject><iframe srcdoc="x"/></foreignObject>'), '`<iframe>`'],
  [
    'a page that goes elsewhere',
    svg('<foreignObject><meta http-equiv="refresh" content="0"/></foreignObject>'),
    '`http-equiv`',
  ],
  [
    'an entity with markup',
    `<!DOCTYPE svg [<!ENTITY x "<script>go()</script>">]>${svg('&x;')}`,
    'declarations of its own',
  ],
  [
    'an entity with hidden markup',
    `<!DOCTYPE svg [<!ENTITY x "&#60;script/>">]>${svg('&x;')}`,
    'declarations of its own',
  ],
  ['an entity of entities', `<!DOCTYPE svg [<!ENTITY % x "">%x;]>${svg('')}`, 'declarations of its own'],
  ['attributes by default', `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "go()">]>${svg('')}`, 'declarations of its own'],
  ['a transformation', `<?xml-stylesheet type="text/xsl" href="#x"?>${svg('')}`, '`<?xml-stylesheet?>`'],
  ['a script behind a comment', svg('<!-- > --><script/>'), '`<script>`'],
  ['a script after what has no end', `${svg('<a title="')}<script/>">`, '`<script>`'],
  ['a script in what is no attribute', svg('<a title="x" "><script/></a>'), '`<script>`'],
])('%s in an SVG is found', (_, text, what) => {
  expect(whatRuns('map.svg', text)?.what).toBe(what)
})

test.each([
  ['shapes', svg('<path d="M0 0h8"/>', 'viewBox="0 0 8 8"')],
  ['a link to a page', svg('<a xlink:href="https://example.com/?q=javascript:">x</a>')],
  ['a picture', svg('<image xlink:href="data:image/png;base64,iVBORw0KGgo="/>')],
  ['an SVG as a picture', svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>')],
  ['a font and a style', svg('<style>@font-face{src:url(data:font/woff2;base64,d09GMg==)}</style>')],
  ['words in HTML', svg('<foreignObject><div xmlns="http://www.w3.org/1999/xhtml">on = 1</div></foreignObject>')],
  ['movement', svg('<circle><animate attributeName="cx" from="0" to="5" values="0;5"/></circle>')],
  [
    'names of its editor',
    `<!DOCTYPE svg PUBLIC "x" "y" [<!ENTITY ns_ai "http://ns.adobe.com/x/">]>${svg('', 'xmlns:x="&ns_ai;"')}`,
  ],
  ['scripts in a comment', svg('<!-- <script>go()</script> -->')],
  ['scripts in words', svg('<text><![CDATA[<script>]]> &lt;script></text>')],
  ['a style sheet', `<?xml-stylesheet type="text/css" href="x.css"?>${svg('')}`],
  ['a description', svg('<title>onload="x"</title>', 'aria-label=\'onclick="go()"\'')],
])('an SVG with %s is shown', (_, text) => {
  expect(whatRuns('map.svg', text)).toBeUndefined()
})

const script = svg('<script>go()</script>')

test.each([
  ['in capitals', 'MAP.SVG', script],
  ['packed', 'map.svgz', gzipSync(script)],
  ['packed under the name of what is not', 'map.svg', gzipSync(script)],
  ['with a byte order mark', 'map.svg', `\uFEFF${script}`],
  ['in UTF-16', 'map.svg', Buffer.from(`\uFEFF${script}`, 'utf16le')],
  ['in UTF-16, big end first', 'map.svg', Buffer.from(`\uFEFF${script}`, 'utf16le').swap16()],
  ['in UTF-16 without a mark', 'map.svg', Buffer.from(script, 'utf16le')],
  ['that says it is in UTF-16', 'map.svg', `<?xml version="1.0" encoding="utf-16"?>${script}`],
  [
    'with signs that its encoding leaves out',
    'map.svg',
    `<?xml version="1.0" encoding="iso-2022-jp"?>${svg('<scr\x1b(Bipt/>')}`,
  ],
])('a script is found in an SVG %s', (_, path, text) => {
  expect(whatRuns(path, text)?.what).toBe('`<script>`')
})

test('an SVG that cannot be read is not shown', () => {
  const what = 'text in an unknown encoding'
  expect(whatRuns('map.svg', `<?xml version="1.0" encoding="rot13"?>${svg('')}`)).toEqual({ what })
  expect(whatRuns('map.svgz', Buffer.from([0x1f, 0x8b, 1, 2]))).toEqual({ what })
})

test.each<[path: string, text: string, what: string | undefined]>([
  ['page.html', '', 'HTML'],
  ['page.HTM', '', 'HTML'],
  ['page.xhtml', '', 'HTML'],
  ['page.shtml', '', 'HTML'],
  ['page.mhtml', '', 'HTML'],
  ['page.php', '', 'a program for a server'],
  ['feed.xml', '<x xmlns:h="http://www.w3.org/1999/xhtml"><h:script/></x>', '`<h:script>`'],
  ['feed.xml', '<x/>', undefined],
  ['plan.drawio', '\n<mxfile/>', undefined],
  ['README', '<html><body onload="go()">', '`onload`'],
  ['page.html.', '<script>', '`<script>`'],
])('%s can only be saved', (path, text, what) => {
  expect(whatRuns(path, text)).toEqual(what === undefined ? {} : { what })
})

test.each(['plan.pdf', 'notes.txt', 'sample.json', 'photo.png', 'shop.css', 'rota.md'])(
  '%s is opened, whatever is in it',
  (path) => {
    expect(whatRuns(path, '<script>')).toBeUndefined()
  },
)

test('a file without markup is opened, whatever it is called', () => {
  expect(whatRuns('LICENSE', 'Free, as in <script>')).toBeUndefined()
  expect(whatRuns('plan.sketch', Buffer.from([0x50, 0x4b, 3, 4]))).toBeUndefined()
})

test('a hostile SVG takes time in proportion to its length', () => {
  const hostile = [
    '<!doctype [',
    '<!--',
    '<![CDATA[',
    '<?x',
    '<a "',
    `<a '"`,
    '<a b=',
    '<',
    'a',
    ' ',
    '<a x="&a',
    '<!ENTITY a "',
    '<!doctype svg "',
  ]
  for (const part of hostile) {
    const text = svg(part.repeat(2_000_000 / part.length))
    expect(
      bestTime(() => whatRuns('map.svg', text), 1),
      part,
    ).toBeLessThan(2_000)
  }
})
