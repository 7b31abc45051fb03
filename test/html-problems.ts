import { HtmlValidate, type RuleConfig } from 'html-validate'

// How tags are written is up to the renderer, and how long a title is to the author. Ids are made as GitHub
// makes them, so they may begin with a digit; the choices of one group share a name.
const rules: RuleConfig = {
  'valid-id': ['error', { relaxed: true }],
  'form-dup-name': ['error', { shared: ['radio', 'checkbox'] }],
  'void-style': 'off',
  'attribute-boolean-style': 'off',
  'long-title': 'off',
}

/** What is wrong with a page as HTML, each with its place. `more` are rules that hold for this page alone. */
export async function htmlProblems(html: string, more: RuleConfig = {}): Promise<readonly string[]> {
  const validator = new HtmlValidate({
    root: true,
    extends: ['html-validate:recommended'],
    rules: { ...rules, ...more },
  })
  const { results } = await validator.validateString(html)
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId} ${message}`),
  )
}
