// mcp-remote: the server on HTTP for clients that support only stdio.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe } from 'node:test';
import { StdioClientTransport as ModernStdio } from '@modelcontextprotocol/client/stdio';
import { StdioClientTransport as OldStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { v1, v2 } from '../peers.js';
import { overHttp } from '../server.js';
import { converses } from './conversation.js';
import { installed } from './programs.js';

const REMOTE = installed('mcp-remote/dist/proxy.js');

let home;
let server;
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'mcp-remote-'));
  server = await overHttp({ fixture: true });
});
after(async () => {
  await server.close();
  await rm(home, { recursive: true });
});

const bridge = (path, ...options) => ({ url }) => ({
  command: process.execPath,
  args: [REMOTE, url + path, '--silent', ...options],
  env: { PATH: process.env.PATH, HOME: home, MCP_REMOTE_CONFIG_DIR: home },
});
const old = (...options) => v1('', '2025-11-25', (to) => new OldStdio(bridge(...options)(to)));
const modern = (...options) => v2('', 'auto', '2026-07-28', (to) => new ModernStdio(bridge(...options)(to)));

const ways = {
  'streamable HTTP': old('/mcp', '--transport', 'http-only'),
  'SSE': old('/sse', '--transport', 'sse-only'),
  'any transport of the server': old('/mcp'),
  'streamable HTTP, a client of both eras': modern('/mcp', '--protocol', 'auto'),
};

for (const [name, client] of Object.entries(ways)) {
  describe(`mcp-remote, stdio to ${name}`, { timeout: 120_000 }, () => {
    let peer;
    before(async () => {
      peer = await client.open(server);
    });
    after(() => peer?.close());

    converses(() => peer);
  });
}
