// Starts other people's programs and ends them.
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, onStdio } from '../server.js';

/** A file of an installed package. */
export const installed = (path) => join(import.meta.dirname, '../node_modules', path);

/** The command of the server on stdio, as one line for a shell. */
export function commandLine(server) {
  const { command, args } = onStdio(server);
  return [command, ...args].join(' ');
}

/**
 * Starts a program and waits until it listens on a port. Its arguments and its environment are functions of the port.
 *
 * @param before writes the files that the program reads
 */
export async function listening(args, { env = () => ({}), command = process.execPath, before = () => {} } = {}) {
  const port = await freePort();
  await before(port);
  const output = [];
  const child = spawn(command, args(port), {
    env: { PATH: process.env.PATH, HOME: process.cwd(), LOG_LEVEL: 'off', ...env(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (data) => output.push(data));
  child.stderr.on('data', (data) => output.push(data));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const program = {
    port,
    url: `http://127.0.0.1:${port}`,
    output: () => Buffer.concat(output).toString(),
    async close() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(timer);
    },
  };
  for (let attempt = 0; attempt < 600 && child.exitCode === null; attempt++) {
    if (await accepts(port)) return program;
    await sleep(50);
  }
  await program.close();
  throw new Error(`${command} ${args(port).join(' ')} did not listen:\n${program.output()}`);
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });
}
