import { expect, test } from 'vitest'
import { checkPaths } from '../../src/write/publish.ts'
import { site } from '../support/publishing.ts'

test.each([
  ['', 'a part of it is empty'],
  ['/etc/passwd', 'it does not stay inside the site'],
  ['../x.html', 'it does not stay inside the site'],
  ['a/../../x.html', 'it does not stay inside the site'],
  ['./x.html', 'it does not stay inside the site'],
  ['a//b.html', 'a part of it is empty'],
  ['a/', 'a part of it is empty'],
  ['C:\\x.html', 'it contains a backslash'],
  ['C:/x.html', 'it contains a colon'],
  ['x.html:stream', 'it contains a colon'],
  ['\\\\host\\x', 'it contains a backslash'],
  ['nul\0.html', 'it contains a control character'],
  ['new\nline.html', 'it contains a control character'],
  ['half\ud800.html', 'it contains half a character'],
  ['con', 'Windows keeps the name `con` for a device'],
  ['roles/AUX.html', 'Windows keeps the name `AUX` for a device'],
  ['nul .tar.gz', 'Windows keeps the name `nul ` for a device'],
  ['com1/x.html', 'Windows keeps the name `com1` for a device'],
  ['roles./x.html', 'a part of it ends in a dot or a space'],
  ['roles /x.html', 'a part of it ends in a dot or a space'],
  [`${'é'.repeat(128)}`, 'a part of it is longer than 255 bytes'],
])('%j cannot be in a site', (path, why) => {
  expect(() => checkPaths(site({ [path]: '' }))).toThrow(`: ${why}.`)
})

test.each(['console.html', 'com10.html', 'lpt.html', '.well-known/x', '%2e%2e/x', 'a b', 'é'.repeat(127), '__proto__'])(
  '%j can be in a site',
  (path) => expect(() => checkPaths([{ path, contents: '' }])).not.toThrow(),
)

test('a control character is spelled out in the message', () => {
  expect(() => checkPaths(site({ 'a\u001b[2J': '' }))).toThrow('The site cannot hold `a\\u001b[2J`')
})

test.each([
  ['roles/tl.html', 'roles/tl.html', 'many disks take them for one file'],
  ['roles/tl.html', 'Roles/TL.html', 'many disks take them for one file'],
  ['caf\u00e9.html', 'cafe\u0301.html', 'many disks take them for one file'],
  ['.rolebook-site.json', '.Rolebook-Site.json', 'many disks take them for one file'],
  ['roles', 'Roles/tl.html', 'one needs a folder where the other is a file'],
])('%j and %j cannot both be in a site', (left, right, why) => {
  const files = [left, right].map((path) => ({ path, contents: '' }))
  if (left.startsWith('.')) files.shift()
  expect(() => checkPaths(files)).toThrow(`The site cannot hold both \`${left}\` and \`${right}\`: ${why}.`)
})
