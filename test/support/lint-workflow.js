import { build } from 'esbuild'

// It loads JSON in a way that Node has given up, so that it has to be bundled first.
const parser = await build({
  stdin: { contents: "export * from '@actions/workflow-parser'", resolveDir: import.meta.dirname },
  bundle: true,
  format: 'esm',
  platform: 'browser',
  write: false,
})
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } = await import(
  /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(parser.outputFiles[0].contents).toString('base64')}`
)

/**
 * What GitHub's own parser finds wrong with a workflow: its keys, events, permissions and expressions.
 * @param {string} content
 * @returns {Promise<string[]>}
 */
export async function lintWorkflow(content) {
  const { context, value } = parseWorkflow({ name: 'workflow.yml', content }, new NoOperationTraceWriter())
  if (value) await convertWorkflowTemplate(context, value)
  return context.errors.getErrors().map(({ message }) => message)
}
