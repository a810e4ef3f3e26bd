// mcp-proxy: the server on stdio behind HTTP+SSE and Streamable HTTP.
import { after, before, describe } from 'node:test';
import { modernHttp, oldHttp, oldSse, v1, v2 } from '../peers.js';
import { onStdio } from '../server.js';
import { converses } from './conversation.js';
import { installed, listening } from './programs.js';

const PROXY = installed('mcp-proxy/dist/bin/mcp-proxy.mjs');

// Towards the server, mcp-proxy is a client with capabilities and a log level of its own.
const NO_QUESTIONS = { 'asks the user in mid-call, after it told its progress': 'it passes no questions on' };
const NO_LOGS = { 'tells what the tool logs': 'it passes no log level on, and no logs to a client that gives one with each call' };

const ways = [
  { name: 'SSE', client: v1('', '2025-11-25', oldSse), cannot: NO_QUESTIONS },
  { name: 'streamable HTTP', client: v1('', '2025-11-25', oldHttp), cannot: NO_QUESTIONS },
  { name: '2026-07-28', client: v2('', { pin: '2026-07-28' }, '2026-07-28', modernHttp), cannot: { ...NO_QUESTIONS, ...NO_LOGS } },
];

for (const { name, client, cannot } of ways) {
  describe(`mcp-proxy, stdio to ${name}`, { timeout: 120_000 }, () => {
    let bridge;
    let peer;
    before(async () => {
      const { command, args } = onStdio({ fixture: true });
      bridge = await listening((port) => [PROXY, '--host', '127.0.0.1', '--port', String(port), '--', command, ...args]);
      peer = await client.open(bridge);
    });
    after(async () => {
      await peer?.close();
      await bridge?.close();
    });

    converses(() => peer, { cannot });
  });
}
