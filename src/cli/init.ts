import type { Define } from './define.ts'

export const init: Define = (program, terminal, ends) => {
  program
    .command('init')
    .summary('start a handbook of your own')
    .description(
      'Copies the starter handbook into an empty folder, with workflows for GitHub and GitLab that check and publish it.',
    )
    .argument('[folder]', 'folder of the new project; it may hold what npm and git have left there', '.')
    .option('--bare', 'leave out the samples: teams, people, areas, cases, portraits and releases')
    .option('--from <folder>', 'take a folder of Markdown along, as guides beside the starter')
    .addHelpText('after', '\nExamples:\n  rolebook init our-handbook\n  rolebook init our-handbook --from docs --bare')
    .action(async (into: string, { bare = false, from }) => {
      const { init } = await import('../commands/init.ts')
      ends(await init({ into, bare, from }, terminal))
    })
}
