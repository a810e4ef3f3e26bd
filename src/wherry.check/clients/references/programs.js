// Starts our server and the reference servers.
import { fileURLToPath } from 'node:url';
import { onStdio } from '../server.js';
import { Server } from './server.js';

/** Our server with these settings. */
export function ours(settings) {
  const { command, args, env } = onStdio({ fixture: false });
  return new Server({ command, args, env: { ...env, LC_ALL: 'C.UTF-8', ...settings } });
}

/** A reference server by its main file below node_modules. */
export function theirs(program, args, settings = {}) {
  const main = fileURLToPath(new URL(`../node_modules/${program}`, import.meta.url));
  return new Server({ command: process.execPath, args: [main, ...args], env: { PATH: process.env.PATH, ...settings } });
}
