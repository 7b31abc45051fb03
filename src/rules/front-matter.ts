import type { Rule } from './rule.ts'

/** Front matter and configuration. */
export const frontMatter = {
  'frontmatter-fence': {
    severity: 'error',
    summary: 'Front matter begins and ends with a line of three dashes and nothing else',
    why: 'Where a line is missing or has anything else on it, the keys are shown to readers as text.',
  },
  'frontmatter-language': {
    severity: 'error',
    summary: 'Front matter is YAML; no other language is run',
    why: 'Front matter in a programming language would run on the machine of whoever builds the handbook.',
  },
  'frontmatter-shape': {
    severity: 'error',
    summary: 'Front matter is a list of keys with values',
    why: 'Without keys nothing of what is written there can be used.',
  },
  'frontmatter-too-large': {
    severity: 'error',
    summary: 'Front matter is short and flat',
    why: 'Prose belongs below the front matter; long lists of facts in it are hard to review.',
  },
  'frontmatter-unclosed': {
    severity: 'error',
    summary: 'Front matter ends with a line of three dashes',
    why: 'Without its end, all the text of the page would be taken for keys and lost.',
  },
  'yaml-syntax': {
    severity: 'error',
    summary: 'Front matter and configuration are valid YAML',
    why: 'What cannot be read is left out, so the page would lose its owner or its examples.',
  },
  'yaml-feature': {
    severity: 'error',
    summary: 'YAML is used without anchors, aliases, tags and merge keys',
    why: 'A reader of a change must see the value where it is used; these features move it elsewhere or change its type.',
  },
  'key-duplicate': {
    severity: 'error',
    summary: 'A key is written once',
    why: "Only one of the two could count, and which one is anybody's guess.",
  },
  'key-missing': {
    severity: 'error',
    summary: 'A page has the keys its kind needs',
    why: 'Without it the page cannot take its place in matrices, lists and links.',
  },
  'key-reserved': {
    severity: 'error',
    summary: 'No key has a name that programs reserve',
    why: 'Such a name can change how programs work that read the page.',
  },
  'key-unknown': {
    severity: 'error',
    summary: 'Every key is one that its kind of page knows',
    why: 'A misspelt key does nothing, and the page silently lacks what it was to say.',
  },
  'key-foreign': {
    severity: 'note',
    summary: 'Keys that mean nothing here are left alone on guides',
    why: 'They may be meant for another tool; if one is misspelt, this is where to see it.',
  },
  'key-value': {
    severity: 'error',
    summary: 'A key has a value of the form it needs',
    why: 'What does not fit is left out, so the page would lack it.',
  },
  'ex-object': {
    severity: 'error',
    summary: 'An example is a sentence; a colon in it needs quotes',
    why: 'YAML takes the words before the colon for a key, and the sentence is lost.',
  },
  'ex-missing': {
    severity: 'warning',
    summary: 'Every responsibility has an example',
    why: 'Without one, two people can agree on a sentence and mean different things by it.',
  },
  'ex-duplicate': {
    severity: 'warning',
    summary: 'An example stands under one id',
    why: 'Readers cannot tell to which of the two what happens in it belongs.',
  },
  'prose-in-flow': {
    severity: 'warning',
    summary: 'A sentence between brackets has quotes when it has a comma',
    why: 'YAML takes the comma for the end of an item, so readers see two halves of a sentence.',
  },
  'prose-cut-by-comment': {
    severity: 'warning',
    summary: 'No sentence in the front matter is cut off at a `#`',
    why: 'YAML takes what follows for a comment, and readers see half a sentence.',
  },
  'term-undefined': {
    severity: 'note',
    summary: 'An abbreviation that is used often is in the glossary',
    why: 'Newcomers do not know what it stands for, and few ask.',
  },
  'term-clash': {
    severity: 'error',
    summary: 'No two glossary entries explain one term',
    why: 'Readers find one meaning or the other, and nobody knows which one holds.',
  },
  'allow-refused': {
    severity: 'error',
    summary: 'A page allows only what does no harm beyond it',
    why: 'What keeps a page from being read, or is unsafe, would harm its readers whatever the reason.',
  },
  'allow-unknown': {
    severity: 'error',
    summary: 'What a page allows is a rule',
    why: 'A misspelt rule allows nothing, and the problem stays.',
  },
  'allow-unused': {
    severity: 'warning',
    summary: 'What a page allows is still there',
    why: 'The next mistake of that kind on this page would go unseen.',
  },

  plugin: {
    severity: 'error',
    summary: 'Every plugin in handbook.yaml can be found and set up',
    why: 'What the pages were written for would be missing from them.',
  },
  'plugin-crash': {
    severity: 'error',
    summary: 'Every plugin can work on every page',
    why: 'The page is shown without what the plugin does for all others.',
  },
  'plugin-off': {
    severity: 'note',
    summary: 'Plugins run unless they are told not to',
    why: 'The pages may lack what they were written for, by the wish of whoever builds.',
  },
} as const satisfies Record<string, Rule>
