import type { Define } from './define.ts'

export const explain: Define = (program, terminal, ends) => {
  program
    .command('explain')
    .summary('say what a rule means and how to mend what breaks it')
    .description('Explains a rule of the checker, with an example. Without a rule, lists them all.')
    .argument('[rule]', 'id of the rule, as it stands in a message')
    .addHelpText('after', '\nExample:\n  rolebook explain own-two')
    .action(async (rule: string | undefined) => {
      const { explain } = await import('../commands/explain.ts')
      ends(await explain({ rule }, terminal))
    })
}
