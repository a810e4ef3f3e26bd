// Starts the linked runtime as a user does, with or without the fixture capability.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const runtime = required('WHERRY_RUNTIME');
const fixtures = required('WHERRY_FIXTURES');

function required(name) {
  if (!process.env[name]) throw new Error(`${name} is not set: run this by ./build.sh`);
  return process.env[name];
}

/** The command and the environment of a server on stdio. Its log is off, because the tests make it log stacks. */
export function onStdio({ fixture }) {
  const env = { PATH: process.env.PATH, LOG_LEVEL: 'off', MCP_MAX_RESULT: '4mb' };
  return fixture
    ? { command: `${runtime}/bin/java`, args: ['--module-path', fixtures, '-m', 'wherry.app/wherry.app.Main'], env }
    : { command: `${runtime}/bin/wherry`, args: [], env };
}

/** Starts a server on HTTP, on this port or a free one, and waits until it is ready; `url` is its origin. */
export async function overHttp({ fixture, settings = {}, port: wanted }) {
  const port = wanted ?? await freePort();
  const { command, args, env } = onStdio({ fixture });
  const child = spawn(command, args, {
    // With MCP_HTTP_ENGINE=any a runtime with another HTTP engine can be tested.
    env: { ...env, MCP_HTTP_ENGINE: process.env.MCP_HTTP_ENGINE ?? '', ...settings, MCP_TRANSPORT: 'http', PORT: String(port) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `http://127.0.0.1:${port}`;
  await ready(url, child);
  return {
    url,
    port,
    close() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function ready(url, child) {
  for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt++) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(50);
  }
  child.kill('SIGKILL');
  throw new Error(`the server at ${url} did not become ready`);
}

/** A free port below the range of outgoing connections, so that none of those takes it meanwhile. */
export async function freePort() {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    if (await isFree(port)) return port;
  }
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer().once('error', () => resolve(false)).listen(port, () => probe.close(() => resolve(true)));
  });
}
