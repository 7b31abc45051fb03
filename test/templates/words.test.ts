import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** Attributes and properties whose text a reader sees or hears. */
const shown = /^(?:title|alt|label|name|summary|placeholder|aria-label|aria-description|aria-roledescription)$/

/** What names a thing for programs, on elements of HTML. */
const htmlNames = /^(?:a|form|input|meta|template|textarea|slot)$/

/** English in a component that does not come from the words: what JSX shows, and what it says in attributes. */
function englishIn(path: string, text: string): string[] {
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const found: string[] = []
  const note = (node: ts.Node, said: string) =>
    found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${said.trim()}`)
  const walk = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) note(node, node.text)
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const { text } = node.initializer
      const tag = node.parent.parent.tagName.getText()
      const isCode = node.name.getText() === 'name' && (htmlNames.test(tag) || !/^[A-Z]|\s/.test(text))
      if (shown.test(node.name.getText()) && !isCode && /\p{L}/u.test(text)) note(node, text)
    }
    const said = ts.isStringLiteral(node) || ts.isTemplateLiteralToken(node) ? node.text : undefined
    if (said !== undefined && isSentence(said) && !isCode(node)) note(node, said)
    ts.forEachChild(node, walk)
  }
  walk(file)
  return found
}

/** Begins like a label, or has words side by side, apart from markup, rules for browsers and rules for robots written as text. */
function isSentence(text: string): boolean {
  const said = text.replace(
    /<[^>]*>?|[\w-]+="[^"]*"?|^"?>|%[0-9A-F]{2}[^%]*|^ open$|^@supports.*|^User-agent[\s\S]*/g,
    '',
  )
  return /^\s*\p{Lu}\p{Ll}/u.test(said) || /\p{L} \p{L}|^[,:]? \p{L}{2,}|\p{L}{2,} $/u.test(said)
}

/** Modules, types, comparisons, and attributes and descriptions for programs. */
function isCode(node: ts.Node): boolean {
  for (let at = node; at && !ts.isSourceFile(at); at = at.parent) {
    if (ts.isImportDeclaration(at) || ts.isTypeNode(at) || ts.isCaseClause(at)) return true
    if (ts.isBinaryExpression(at) && at === node.parent && /^[!=]==$/.test(at.operatorToken.getText())) return true
    if (ts.isCallExpression(at) && isForPrograms(at)) return true
    if (ts.isJsxExpression(at) && ts.isJsxAttribute(at.parent)) return !shown.test(at.parent.name.getText())
    if (ts.isJsxAttribute(at)) return true
    if (ts.isJsxElement(at) || ts.isJsxSelfClosingElement(at)) return false
  }
  return false
}

/** What is selected, split into names, described in a schema, or set as an attribute that nobody reads. */
function isForPrograms({ expression, arguments: [first] }: ts.CallExpression): boolean {
  if (/\.setAttribute$/.test(expression.getText()))
    return first !== undefined && !shown.test(first.getText().slice(1, -1))
  return /\.(?:describe|split|closest|querySelector(?:All)?)(?:<.*>)?$/.test(expression.getText())
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path))

const components = filesIn('templates').filter((path) => path.endsWith('.tsx'))

/** Views say nothing themselves either. What changed from one handbook to another is said to people at a terminal, too. */
const views = filesIn('src/views').filter((path) => path.endsWith('.ts') && !path.includes('/diff/'))

/** What makes files of views and components, the scripts of pages, and what else puts words of ours into a page. */
const others = [
  ...[...filesIn('src/render'), ...filesIn('templates/client'), ...filesIn('src/model')],
  'src/parse/prose.ts',
  // The one sentence in `people.ts` is for authors: why a page cannot have an old address.
].filter((path) => path.endsWith('.ts') && path !== 'src/model/people.ts')

test.each([...components, ...views, ...others])('%s takes its words from templates/words', (path) => {
  expect(englishIn(path, readFileSync(path, 'utf8'))).toEqual([])
})

test('the test itself finds English in a script, and not what is for programs', () => {
  const text = `if (key === 'Escape') form.querySelector('.filter input')\nlist.setAttribute('aria-label', 'All results')\nlist.setAttribute('role', 'A role')`
  expect(englishIn('a.ts', text)).toEqual(['a.ts:2: All results'])
})

test('the test itself finds English in a component', () => {
  const text = `const a = <p title="A word">Text {x ? 'More text' : \`\${n} more\`}</p>\nconst b = { title: 'Teams' }`
  expect(englishIn('a.tsx', text)).toEqual([
    'a.tsx:1: A word',
    'a.tsx:1: Text',
    'a.tsx:1: More text',
    'a.tsx:1: more',
    'a.tsx:2: Teams',
  ])
})
