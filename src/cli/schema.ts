import type { Define } from './define.ts'

export const schema: Define = (program, terminal, ends) => {
  program
    .command('schema')
    .summary('print JSON Schema of front matter and handbook.yaml')
    .description(
      'Prints what may be written in the front matter of a kind of page, or in handbook.yaml, as JSON Schema.',
    )
    .argument('[kind]', 'kind of page, such as role, or config for handbook.yaml; without it, all of them')
    .option('--out <folder>', 'write a file for each, such as role.schema.json')
    .addHelpText('after', '\nExample:\n  rolebook schema role > role.schema.json')
    .action(async (name: string | undefined, options) => {
      const { schema } = await import('../commands/schema.ts')
      ends(await schema({ ...options, name }, terminal))
    })
}
