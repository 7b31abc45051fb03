/** Every problem rolebook can name. The id is public: it is printed, documented and searched for. */

export type Severity = 'error' | 'warning' | 'note'

interface Rule {
  readonly severity: Severity
  /** What must hold, in one line. */
  readonly summary: string
}

export const rules = {
  // Files and text
  'file-name': { severity: 'error', summary: 'A page has a file name that every system and address can carry' },
  'file-too-large': { severity: 'error', summary: 'A page is small enough to be read by a person' },
  'file-unreadable': { severity: 'error', summary: 'Every page is an ordinary file that can be read' },
  'hidden-folder': { severity: 'note', summary: 'Pages in hidden folders are left out' },
  'link-outside': { severity: 'error', summary: 'No symbolic link leads out of the handbook' },
  'text-encoding': { severity: 'error', summary: 'Pages are UTF-8' },
  'text-control': { severity: 'error', summary: 'Text has no invisible control characters' },
  'line-ending': { severity: 'error', summary: 'Lines end with a line feed' },
  'line-too-long': { severity: 'error', summary: 'Lines have a length an editor can show' },
  'paragraph-too-long': { severity: 'error', summary: 'Paragraphs have an end' },
  nesting: { severity: 'error', summary: 'Lists, quotes and emphasis are nested as deep as a person can follow' },
  'table-too-large': { severity: 'error', summary: 'Tables have a size that a page can show' },
  'output-too-large': { severity: 'error', summary: 'A page is not many times larger in HTML than as written' },
  'git-missing': { severity: 'note', summary: 'Git is there to say when a page was changed' },
  'git-shallow': { severity: 'note', summary: 'The clone has the whole history' },
  'git-unsafe': { severity: 'note', summary: 'Git trusts the folder with the repository' },
  'page-crash': { severity: 'error', summary: 'Every page can be parsed' },

  // Front matter and configuration
  'frontmatter-fence': {
    severity: 'error',
    summary: 'Front matter begins and ends with a line of three dashes and nothing else',
  },
  'frontmatter-language': { severity: 'error', summary: 'Front matter is YAML; no other language is run' },
  'frontmatter-shape': { severity: 'error', summary: 'Front matter is a list of keys with values' },
  'frontmatter-too-large': { severity: 'error', summary: 'Front matter is short and flat' },
  'frontmatter-unclosed': { severity: 'error', summary: 'Front matter ends with a line of three dashes' },
  'yaml-syntax': { severity: 'error', summary: 'Front matter and configuration are valid YAML' },
  'yaml-feature': { severity: 'error', summary: 'YAML is used without anchors, aliases, tags and merge keys' },
  'key-duplicate': { severity: 'error', summary: 'A key is written once' },
  'key-missing': { severity: 'error', summary: 'A page has the keys its kind needs' },
  'key-reserved': { severity: 'error', summary: 'No key has a name that programs reserve' },
  'key-unknown': { severity: 'error', summary: 'Every key is one that its kind of page knows' },
  'key-foreign': { severity: 'note', summary: 'Keys that mean nothing here are left alone on guides' },
  'key-value': { severity: 'error', summary: 'A key has a value of the form it needs' },
  'ex-object': { severity: 'error', summary: 'An example is a sentence; a colon in it needs quotes' },

  plugin: { severity: 'error', summary: 'Every plugin in handbook.yaml can be found and set up' },
  'plugin-crash': { severity: 'error', summary: 'Every plugin can work on every page' },
  'plugin-off': { severity: 'note', summary: 'Plugins run unless they are told not to' },

  // Ownership
  'own-missing': { severity: 'error', summary: 'Every responsibility says who owns it' },
  'own-two': { severity: 'error', summary: 'Two roles own one thing only when they share it by facet' },
  'own-unknown-role': { severity: 'error', summary: 'Every role that a page names has a page' },
  'own-no-tiebreak': { severity: 'error', summary: 'A shared responsibility says who settles doubt' },
  'own-shared-single': { severity: 'error', summary: 'Sharing takes two roles' },
  'focus-unknown': { severity: 'error', summary: 'Every core focus that a page names has a page' },
  'id-unknown': { severity: 'error', summary: 'Every id that a page names exists' },
  'id-duplicate': {
    severity: 'error',
    summary: 'No two pages, and no two headings of a page, have the same id or address',
  },
  'role-cycle': { severity: 'error', summary: 'No role is made of itself' },
  'bucket-unknown': { severity: 'error', summary: 'Every time bucket that a page names is configured' },

  // People, teams and assessments
  'aor-no-holder': { severity: 'error', summary: 'Every area of responsibility has a person who holds it' },
  'aor-no-owner': { severity: 'error', summary: 'Every area of responsibility has a role that stays accountable' },
  'assess-passes': { severity: 'error', summary: 'An assessment has statements that can be met, or prompts' },

  // Links
  'link-broken': { severity: 'error', summary: 'Every link leads to something' },
  'link-refused': { severity: 'error', summary: 'Links have a protocol that is safe to follow' },
  'anchor-broken': { severity: 'error', summary: 'Every link to a heading finds it' },
  'asset-missing': { severity: 'error', summary: 'Every image and file that a page shows exists' },
  'wiki-table': {
    severity: 'error',
    summary: 'A link such as `[[id\\|words]]` in a table has a backslash before the bar',
  },
  'asset-external': { severity: 'warning', summary: 'A style sheet uses files of the handbook only' },
  'asset-unused': { severity: 'note', summary: 'Files that no page refers to are left out of the site' },
  'image-external': { severity: 'warning', summary: 'Pages show images of the handbook only' },
  'reference-undefined': { severity: 'warning', summary: 'Every reference in brackets has a definition on its page' },
  'definition-unused': {
    severity: 'warning',
    summary: 'Every definition and footnote is referred to, and defined once',
  },
  'directive-unknown': { severity: 'warning', summary: 'A block between colons has a name that rolebook knows' },
  'directive-unclosed': { severity: 'warning', summary: 'A block between colons ends with colons of its own' },
  'table-cells': { severity: 'warning', summary: 'No row of a table has more cells than its head' },
  'html-removed': { severity: 'warning', summary: 'Raw HTML uses the elements and attributes that are safe' },
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof rules
