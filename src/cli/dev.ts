import { InvalidArgumentError } from 'commander'
import type { Define } from './define.ts'
import { dayFor, defaultHandbook, noPlugins, placeOf, today } from './options.ts'

export const dev: Define = (program, terminal, ends) => {
  program
    .command('dev')
    .summary('serve the handbook and reload as you edit')
    .description('Serves the handbook on this machine and shows every change at once.')
    .argument('[handbook]', 'folder with the pages', defaultHandbook)
    .option('--port <number>', 'port to listen on', port, 4321)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option(...today)
    .option(...noPlugins)
    .addHelpText('after', '\nExample:\n  rolebook dev handbook --port 8080')
    .action(async (handbook: string, options) => {
      const { dev } = await import('../commands/dev.ts')
      const { folder, keepIn } = placeOf(handbook, terminal)
      const today = () => dayFor(options, terminal)
      ends(await dev({ ...options, handbook, folder, keepIn: keepIn!, today }, terminal))
    })
}

function port(written: string): number {
  const number = Number(written)
  if (!/^\d+$/.test(written) || number > 65_535) throw new InvalidArgumentError('Expected a number from 0 to 65535.')
  return number
}
