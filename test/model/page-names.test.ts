import { expect, test } from 'vitest'
import type { Target } from '../../src/model/types.ts'
import { handbookOf, page } from '../support/handbooks.ts'

const files = {
  'README.md': '# Home\n',
  'roles/tl.md': '---\ntitle: Tech Lead\n---\n## In practice\n',
  'roles/manager.md': `${page('id: em', 'title: Engineering Manager')}`,
  'terms/tl.md': '---\ntitle: The other tl\n---\n',
  'guides/README.md': '# Guides\n',
  'guides/setup.md': '# Setup\n',
  'guides/tools/setup.md': '# Tools\n',
  'guides/tools/editor.md': '# Editor\n',
  'guides/gone.md': '---\nstatus: draft\n---\n# Gone\n',
}

/** Where a link on a guide leads. */
function target(link: string): Target | undefined {
  const handbook = handbookOf({ ...files, 'x.md': `# X\n\n${link}\n` })
  return [...(handbook.targets.get('x.md')?.values() ?? [])][0]
}

test.each([
  ['[[em]]', { kind: 'page', path: 'roles/manager.md' }],
  ['[[tl#in-practice|how]]', { kind: 'page', path: 'roles/tl.md', anchor: 'in-practice' }],
  ['[[tl#gone]]', { kind: 'page', path: 'roles/tl.md', lostAnchor: 'gone' }],
  ['[[editor]]', { kind: 'page', path: 'guides/tools/editor.md' }],
  ['[[tools/editor]]', { kind: 'page', path: 'guides/tools/editor.md' }],
  ['[[guides/tools/editor]]', { kind: 'page', path: 'guides/tools/editor.md' }],
  ['[[guides/setup]]', { kind: 'page', path: 'guides/setup.md' }],
  ['[[guides]]', { kind: 'page', path: 'guides/README.md' }],
  ['[[README]]', { kind: 'page', path: 'README.md' }],
  ['[[setup]]', { kind: 'missing', path: 'setup', nearest: ['guides/setup', 'guides/tools/setup'], several: true }],
  ['[[editr]]', { kind: 'missing', path: 'editr', nearest: ['editor'] }],
  ['[[EM]]', { kind: 'missing', path: 'EM', nearest: ['em'] }],
  ['[[manager]]', { kind: 'missing', path: 'manager', nearest: [] }],
  ['[[guides/gone]]', { kind: 'missing', path: 'guides/gone', nearest: [], draft: 'guides/gone.md' }],
])('%s leads where its name says', (link, expected) => {
  expect(target(link)).toEqual(expected)
})
