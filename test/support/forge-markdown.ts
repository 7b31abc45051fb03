import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

// As a forge shows it, but for what it makes of names and numbers.
const forge = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeStringify, { allowDangerousHtml: true })

/** Markdown as HTML. */
export const shownByForge = (markdown: string) => String(forge.processSync(markdown))

/** What somebody might write so that it becomes markup. */
export const hostile = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![x](https://evil.example/x.png)',
  '[click](javascript:alert(1))',
  '**bold** _em_ ~~gone~~ `code`',
  '# Heading',
  '- item',
  '+ item',
  '1. first',
  '2) second',
  '> quote',
  '| a | b |',
  '&lt;b&gt; &amp; &copy;',
  'a\\*b\\',
  '<!-- hidden',
  '</details>',
  '[^1]: note',
  '[a]: https://evil.example',
  '***',
  '~~~',
  '```',
  'a $x$ b',
]
