// What every unified-based generator pays: the libraries alone, one thread, nothing kept.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import matter from 'gray-matter'
import rehypeSlug from 'rehype-slug'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

const root = process.argv[2]
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSlug)
  .use(rehypeStringify)
  .freeze()
for (const file of readdirSync(root, { recursive: true }).filter((name) => name.endsWith('.md'))) {
  const text = readFileSync(join(root, file), 'utf8')
  let content = text
  try {
    content = matter(text, {}).content
  } catch {
    // Front matter that is not YAML: the page is text all the same.
  }
  processor.processSync(content)
}
