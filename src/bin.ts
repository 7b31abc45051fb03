#!/usr/bin/env node
import module from 'node:module'

// From Node 22.8 on, compiled code can be kept between runs, so that the next one starts sooner.
;(module as { enableCompileCache?: () => void }).enableCompileCache?.()
const { main } = await import('./cli.ts')

process.exitCode = await main(process.argv.slice(2))
