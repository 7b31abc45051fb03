import module from 'node:module'

;(module as { enableCompileCache?: () => void }).enableCompileCache?.()
const { main } = await import('./cli.ts')

process.exitCode = await main(process.argv.slice(2))
