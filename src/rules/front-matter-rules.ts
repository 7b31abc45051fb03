import { error, never, neverAllowed, note, topic, unread, unsafe, warning } from './rule.ts'

const aboutAllow = neverAllowed('it is about `allow` itself')
const aboutBaseline = never('it is about the baseline itself')

/** Front matter and settings. */
export const frontMatterTopics = {
  'front-matter': topic('Front matter that cannot be read', {
    'frontmatter-missing': error(
      'A page in a folder of roles, responsibilities and the like has front matter',
      'Without it the page is only prose: it is missing from every matrix and list, and nothing says so to readers.',
      neverAllowed(unread),
    ),
    'frontmatter-fence': error(
      'Front matter begins and ends with a line of three dashes and nothing else',
      'Where a line is missing or has anything else on it, the keys are shown to readers as text.',
      neverAllowed(unread),
    ),
    'frontmatter-unclosed': error(
      'Front matter ends with a line of three dashes',
      'Without its end, all the text of the page would be taken for keys and lost.',
      neverAllowed(unread),
    ),
    'frontmatter-language': error(
      'Front matter is YAML; no other language is run',
      'Front matter in a programming language would run on the machine of whoever builds the handbook.',
      never(unsafe),
    ),
    'frontmatter-shape': error(
      'Front matter is a list of keys with values',
      'Without keys nothing of what is written there can be used.',
      neverAllowed(unread),
    ),
    'frontmatter-too-large': error(
      'Front matter is short and flat',
      'Prose belongs below the front matter; long lists of facts in it are hard to review.',
      neverAllowed(unread),
    ),
    'yaml-syntax': error(
      'Front matter and configuration are valid YAML',
      'What cannot be read is left out, so the page would lose its owner or its examples.',
      neverAllowed(unread),
    ),
    'yaml-feature': error(
      'YAML is used without anchors, aliases, tags and merge keys',
      'Reviewers must see the value where it is used; these features move it elsewhere or change its type.',
      neverAllowed(unread),
    ),
  }),
  'keys-and-values': topic('Keys and values', {
    'key-missing': error(
      'A page has the keys its kind needs',
      'Without it the page cannot take its place in matrices, lists and links.',
    ),
    'key-unknown': error(
      'Every key is one that its kind of page knows',
      'A misspelled key does nothing, and the page silently lacks what it was meant to say.',
    ),
    'key-foreign': note(
      'Unknown keys on guides are ignored',
      'They may be meant for another tool; if one is misspelled, this is where to see it.',
    ),
    'key-value': error(
      'A key has a value of the form it needs',
      'What does not fit is left out, so the page would lack it.',
    ),
    'key-duplicate': error(
      'A key is written once',
      "Only one of the two could count, and which one is anybody's guess.",
      neverAllowed(unread),
    ),
    'key-reserved': error(
      'No key has a name that programs reserve',
      'Such a name can change how programs that read the page work.',
      never(unsafe),
    ),
    'assess-passes': error(
      'An assessment has statements that can be met, or prompts',
      'Whoever takes it could never learn the result.',
    ),
  }),
  'sentences-in-front-matter': topic('Sentences in front matter', {
    'ex-object': error(
      'An example is a sentence; a colon in it needs quotes',
      'YAML takes the words before the colon for a key, and the sentence is lost.',
    ),
    'prose-in-flow': warning(
      'A sentence between brackets has quotes when it has a comma',
      'YAML takes the comma for the end of an item, so readers see two halves of a sentence.',
    ),
    'prose-cut-by-comment': warning(
      'No sentence in the front matter is cut off at a `#`',
      'YAML takes what follows for a comment, and readers see half a sentence.',
    ),
  }),
  exceptions: topic('Exceptions and the baseline', {
    'allow-unknown': error(
      '`allow` names rules that exist',
      'A misspelled rule allows nothing, and the problem stays.',
      aboutAllow,
    ),
    'allow-refused': error(
      'A page allows only rules that are safe to break',
      'What keeps a page from being read, or is unsafe, would harm its readers whatever the reason.',
      aboutAllow,
    ),
    'allow-unused': warning(
      '`allow` names only rules that the page breaks',
      'The next mistake of that kind on this page would go unnoticed.',
      aboutAllow,
    ),
    'baseline-line': error(
      'Every line of the baseline names a problem',
      'Problems that the baseline was meant to hold count as new ones.',
      aboutBaseline,
    ),
    'baseline-rule': warning(
      'The baseline names rules that exist and that it may hold',
      'The line has no effect, and looks as if it had one.',
      aboutBaseline,
    ),
  }),
  plugins: topic('Plugins that fail', {
    plugin: error(
      'Every plugin in handbook.yaml can be found and set up',
      'What the pages were written for would be missing from them.',
    ),
    'plugin-crash': error(
      'Every plugin can work on every page',
      'The page is shown without what the plugin does for all others.',
    ),
    'plugin-idle': note(
      'Every plugin changes at least one page',
      'What somebody expects of it is missing, most often because it needs another plugin before it.',
    ),
    'plugin-output': warning(
      'Readers see all that plugins make',
      'What is removed from a page, or blocked by the policy that keeps readers safe, is missing there or looks broken.',
    ),
    'plugin-off': note(
      'Plugins run unless `--no-plugins` is set',
      'The pages may lack what they were written for, because the person who builds the site wanted that.',
    ),
  }),
}
