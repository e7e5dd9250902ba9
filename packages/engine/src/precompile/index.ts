export { precompile } from './precompile.ts'
