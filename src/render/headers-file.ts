import { policy } from '../../templates/Head.tsx'
import type { OutputFile } from '../types.ts'

/** `_headers`: what a server that reads such a file is to send. Files in `assets/` are named after their contents. */
export const headersFile = (): OutputFile => ({
  path: '_headers',
  contents: `/*
  Content-Security-Policy: ${policy}; frame-ancestors 'self'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin

/assets/*
  Cache-Control: public, max-age=31536000, immutable

/*.md
  Content-Type: text/markdown; charset=utf-8
`,
})
