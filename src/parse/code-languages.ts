import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { didYouMean, nearest, report } from '../report.ts'
import type { Message } from '../types.ts'
import { placeOf } from './place-of.ts'

/** Languages of code blocks that are misspelt. One that is nearly none of the known ones is let be: there are hundreds. */
export function codeLanguages(tree: Root, source: string, file: string): Message[] {
  if (!/^.*(?:```|~~~)[^\s`]{4}/m.test(source)) return []
  const messages: Message[] = []
  visit(tree, 'code', (node) => {
    const { lang } = node
    const place = placeOf(node)
    if (!lang || !place || !/^[a-z+#-]{5,20}$/i.test(lang) || known.has(lang.toLowerCase())) return
    const near = nearest(lang, known).filter((one) => one.length > 3 && one[0] === lang[0]!.toLowerCase())
    const [first = ''] = source.slice(node.position!.start.offset).split('\n', 1)
    const at = first.indexOf(lang)
    if (near.length === 0 || at < 0) return
    const column = place.column + at
    const at1 = { line: place.line, column, endLine: place.line, endColumn: column + lang.length }
    const mend = `Write \`${near[0]}\`, or \`text\` for what is no code.`
    const message = `Unknown language \`${lang}\`${didYouMean(near)}`
    messages.push(report('code-language', file, at1, message, { expected: near, mend }))
  })
  return messages
}

// With those that are not coloured, so that they are not taken for a slip of the pen.
const known = new Set(
  [
    'apache apex applescript arduino asciidoc asm astro awk bash batch bibtex bicep bnf brainfuck caddy caddyfile c++ c# clojure cmake',
    'coffeescript conf console cpp csharp cshtml css cson csv cucumber cypher dart dart diff django dockerfile docker dotenv editorconfig ebnf',
    'elixir elm email erlang fish fortran fsharp gherkin gitignore gitattributes glsl golang gradle graph graphql groovy haml handlebars',
    'haskell haxe hlsl html html+erb http https idris image ini java javascript javascriptreact jinja jinja2 json json5 jsonc jsonl jsonnet json-ld julia',
    'kotlin kusto latex less lean liquid lisp literate livescript log logs lua make makefile markdown matlab mathematica mdx mermaid meson mustache nasm',
    'nginx nix node nodejs nohighlight none nunjucks objc objective-c objectivec ocaml odin output pascal patch perl pgsql php phtml plain plaintext plantuml',
    'postcss postgres postgresql powershell prisma prolog promql properties proto protobuf psql puppet pure purescript pycon python python-repl qml racket raku',
    'razor reason regex rego rest rescript robot ruby rust sass scala scheme scss shell shell-session shellsession smalltalk solidity sparql splunk',
    'sqlite ssh-config starlark stylus svelte swift systemd tcsh template terminal terraform text thrift tiddlywiki toml tree tsql tsx turtle twig txtar typescript',
    'typescriptreact typst unix vbnet verilog vhdl vimscript vue wasm wgsl wiki xhtml xml xpath xquery yaml yang zig zsh jsx jsonp svg',
  ]
    .join(' ')
    .split(' '),
)
