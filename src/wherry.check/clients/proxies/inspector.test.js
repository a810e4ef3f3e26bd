// The proxies of the Inspector's web page, which start or call the server, since a page cannot start a program.
// That of version 1 passes its own environment on, with MCP_ENV_VARS and MCP_PROXY_AUTH_TOKEN in it.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { v1 } from '../peers.js';
import { onStdio, overHttp } from '../server.js';
import { converses } from './conversation.js';
import { installed, listening } from './programs.js';

const TOKEN = 'a-token-of-the-page';

let home;
let server;
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'inspector-'));
  server = await overHttp({ fixture: true });
});
after(async () => {
  await server.close();
  await rm(home, { recursive: true });
});

describe('Inspector 1, the proxy of its page', { timeout: 120_000 }, () => {
  const headers = { 'x-mcp-proxy-auth': `Bearer ${TOKEN}` };
  const fetchWithToken = (url, init) => fetch(url, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), ...headers } });
  const { command, args } = onStdio({ fixture: true });
  let proxy;
  before(async () => {
    proxy = await listening(() => [installed('@modelcontextprotocol/inspector-server/build/index.js')], {
      env: (port) => ({ HOST: '127.0.0.1', SERVER_PORT: String(port), MCP_PROXY_AUTH_TOKEN: TOKEN, MCP_ENV_VARS: JSON.stringify({ GREETING: 'hello' }) }),
    });
  });
  after(() => proxy?.close());

  const at = (path, query) => new URL(`${path}?${new URLSearchParams(query)}`, proxy.url);
  const overSse = (path, query) => v1('', '2025-11-25', () => new SSEClientTransport(at(path, query()), { fetch: fetchWithToken }));
  const ways = {
    stdio: overSse('/stdio', () => ({ transportType: 'stdio', command, args: args.join(' ') })),
    SSE: overSse('/sse', () => ({ transportType: 'sse', url: `${server.url}/sse` })),
    'streamable HTTP': v1('', '2025-11-25', () => new StreamableHTTPClientTransport(
      at('/mcp', { transportType: 'streamable-http', url: `${server.url}/mcp` }), { fetch: fetchWithToken })),
  };

  for (const [name, client] of Object.entries(ways)) {
    describe(`to the server on ${name}`, () => {
      let peer;
      before(async () => {
        peer = await client.open(server);
      });
      after(() => peer?.close());

      converses(() => peer);
    });
  }
});

/** The transport between the page of version 2 and its backend: the page sends messages by POST, and gets them as events. */
class PageTransport {
  constructor(origin, config) {
    this.origin = origin;
    this.config = config;
    this.ended = new AbortController();
  }

  async post(path, body) {
    const answer = await fetch(this.origin + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'x-mcp-remote-auth': `Bearer ${TOKEN}` },
      body: JSON.stringify(body),
    });
    const outcome = await answer.json();
    if (!answer.ok || outcome.ok === false) throw new Error(`${path}: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  async start() {
    this.session = (await this.post('/api/mcp/connect', { config: this.config })).sessionId;
    const events = await fetch(`${this.origin}/api/mcp/events?sessionId=${this.session}`, {
      headers: { 'x-mcp-remote-auth': `Bearer ${TOKEN}` }, signal: this.ended.signal,
    });
    this.read(events.body).catch(() => {});
  }

  async read(body) {
    let rest = '';
    for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      for (const line of lines.filter((each) => each.startsWith('data: {'))) {
        const { type, data } = JSON.parse(line.slice('data: '.length));
        if (type === 'message') this.onmessage?.(data);
      }
    }
  }

  async send(message) {
    // The proxy answers the POST of a request after the response has come as an event.
    this.post('/api/mcp/send', { sessionId: this.session, message }).catch((error) => this.onerror?.(error));
  }

  async close() {
    await this.post('/api/mcp/disconnect', { sessionId: this.session });
    this.ended.abort();
    this.onclose?.();
  }
}

describe('Inspector 2, the backend of its page', { timeout: 120_000 }, () => {
  let page;
  before(async () => {
    page = await listening(() => [installed('@modelcontextprotocol/inspector/clients/launcher/build/index.js'), '--web'], {
      env: (port) => ({ HOME: home, HOST: '127.0.0.1', CLIENT_PORT: String(port), MCP_INSPECTOR_API_TOKEN: TOKEN,
        MCP_INSPECTOR_SECRET_STORE: 'memory', MCP_AUTO_OPEN_ENABLED: 'false' }),
    });
  });
  after(() => page?.close());

  test('shows its page', async () => {
    assert.match(await (await fetch(page.url)).text(), /<title>/);
  });

  const configs = {
    stdio: () => ({ type: 'stdio', ...onStdio({ fixture: true }) }),
    SSE: () => ({ type: 'sse', url: `${server.url}/sse` }),
    'streamable HTTP': () => ({ type: 'streamable-http', url: `${server.url}/mcp` }),
  };
  for (const [name, config] of Object.entries(configs)) {
    describe(`to the server on ${name}`, () => {
      let peer;
      before(async () => {
        peer = await v1('', '2025-11-25', () => new PageTransport(page.url, config())).open(server);
      });
      after(() => peer?.close());

      converses(() => peer);
    });
  }
});
