// Clients get access tokens from an authorization server of other people's making, by the whole flow of the specification: 401, metadata,
// registration, PKCE, a token for this server, a call, and more scopes for another one.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Client as ModernClient, StreamableHTTPClientTransport as ModernHttp } from '@modelcontextprotocol/client';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { CALLBACK, CLIENT_DOCUMENT, consent, startIssuer } from './issuer.js';
import { freePort, overHttp } from './server.js';

const INFO = { name: 'check', version: '1.0.0' };
const METADATA = '/.well-known/oauth-protected-resource';
const TIME = { timezone: 'UTC' };
const CONVERSION = { source_timezone: 'UTC', time: '16:30', target_timezone: 'Asia/Tokyo' };

let folder;
let policy;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wherry-oauth-'));
  policy = join(folder, 'policy.json');
  await writeFile(policy, JSON.stringify({ rules: [{ tools: ['convert_time'], scopes: ['time:convert', 'time:zones'] }] }));
});
after(() => rm(folder, { recursive: true }));

/** A server that takes the tokens of an authorization server of its own. */
async function protectedServer({ format, lifetime, settings = {} } = {}) {
  const port = await freePort();
  const resource = `http://127.0.0.1:${port}/mcp`;
  const issuer = await startIssuer({ scopes: (uri) => (uri === resource ? 'time:read time:convert time:zones' : 'other:read'), format, lifetime });
  const own = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, value.replace('ISSUER', issuer.url)]));
  const server = await overHttp({
    fixture: false, port, settings: { MCP_AUTH_ISSUER: issuer.url, MCP_AUTH_RESOURCE: resource, MCP_AUTH_SCOPES: 'time:read', MCP_AUTH_POLICY: policy, ...own },
  });
  return { url: new URL(resource), issuer, close: () => Promise.all([server.close(), issuer.close()]) };
}

/** What a client keeps, in memory, as the SDKs ask for it. */
class Wallet {
  constructor(document) {
    this.clientMetadataUrl = document;
    this.asked = [];
  }

  get redirectUrl() { return CALLBACK; }
  get clientMetadata() {
    return {
      client_name: 'check', redirect_uris: [CALLBACK], grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'],
      token_endpoint_auth_method: 'none', application_type: 'native',
    };
  }
  clientInformation() { return this.client; }
  saveClientInformation(client) { this.client = client; }
  tokens() { return this.kept; }
  saveTokens(tokens) { this.kept = tokens; }
  discoveryState() { return this.discovery; }
  saveDiscoveryState(state) { this.discovery = state; }
  codeVerifier() { return this.verifier; }
  saveCodeVerifier(verifier) { this.verifier = verifier; }
  redirectToAuthorization(url) { this.asked.push(url); }
  get lastAsked() { return this.asked.at(-1).searchParams; }
}

const KINDS = {
  'SDK v2, 2026-07-28': {
    client: () => new ModernClient(INFO, { versionNegotiation: { mode: { pin: '2026-07-28' } } }),
    transport: (url, wallet) => new ModernHttp(url, { authProvider: wallet }),
    finish: (transport, parameters) => transport.finishAuth(parameters),
    call: (client, name, args) => client.callTool({ name, arguments: args }),
  },
  'SDK v2, 2025-11-25': {
    client: () => new ModernClient(INFO, { versionNegotiation: { mode: 'legacy' } }),
    transport: (url, wallet) => new ModernHttp(url, { authProvider: wallet }),
    finish: (transport, parameters) => transport.finishAuth(parameters),
    call: (client, name, args) => client.callTool({ name, arguments: args }),
  },
  'SDK v1, 2025-11-25': {
    client: () => new OldClient(INFO),
    transport: (url, wallet) => new OldHttp(url, { authProvider: wallet }),
    finish: (transport, parameters) => transport.finishAuth(parameters.get('code')),
    call: (client, name, args) => client.callTool({ name, arguments: args }),
  },
};

/** Connects as a program does that opens a browser when it must: the first attempt ends with the URL to visit. */
async function login(kind, url, wallet) {
  const first = kind.transport(url, wallet);
  await assert.rejects(kind.client().connect(first), (error) => /unauthorized/i.test(`${error.name} ${error.message} ${error.cause}`));
  await kind.finish(first, await consent(wallet.asked.at(-1)));
  const client = kind.client();
  const transport = kind.transport(url, wallet);
  await client.connect(transport);
  return { client, transport };
}

const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

/** A token for another resource of the same authorization server, by the flow without an SDK. */
async function tokenFor(issuer, resource, scope) {
  const registered = await (await fetch(`${issuer.url}/reg`, {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(new Wallet().clientMetadata),
  })).json();
  const verifier = 'v'.repeat(64);
  const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', Buffer.from(verifier))).toString('base64url');
  const asked = new URLSearchParams({
    client_id: registered.client_id, redirect_uri: CALLBACK, response_type: 'code', scope, resource, code_challenge: challenge, code_challenge_method: 'S256',
  });
  const code = (await consent(`${issuer.url}/auth?${asked}`)).get('code');
  const answer = await (await fetch(`${issuer.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code', code, code_verifier: verifier, client_id: registered.client_id, redirect_uri: CALLBACK, resource }),
  })).json();
  return answer.access_token;
}

const ping = (url, token) => fetch(url, {
  method: 'POST',
  headers: {
    'content-type': 'application/json', accept: 'application/json, text/event-stream', ...(token ? { authorization: `Bearer ${token}` } : {}),
    'mcp-protocol-version': '2026-07-28', 'mcp-method': 'tools/list',
  },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: { _meta: {
    'io.modelcontextprotocol/protocolVersion': '2026-07-28', 'io.modelcontextprotocol/clientCapabilities': {} } } }),
});

describe('a server that takes the tokens of node-oidc-provider', { timeout: 120_000 }, () => {
  let server;
  before(async () => { server = await protectedServer(); });
  after(() => server?.close());

  for (const [name, kind] of Object.entries(KINDS)) {
    test(`lets a client log in, call, and ask for more scopes: ${name}`, async () => {
      const wallet = new Wallet();
      const { client, transport } = await login(kind, server.url, wallet);
      assert.ok(wallet.client.client_id, 'it registered itself');
      assert.equal(wallet.lastAsked.get('scope').split(' ').filter((scope) => scope.includes(':')).join(' '), 'time:read', 'the scope of the 401');
      assert.equal(wallet.lastAsked.get('resource'), String(server.url));
      assert.equal(wallet.lastAsked.get('code_challenge_method'), 'S256');
      assert.equal(claims(wallet.kept.access_token).aud, String(server.url));

      assert.ok((await kind.call(client, 'get_current_time', TIME)).structuredContent);
      const before = (await client.listTools()).tools.map((tool) => tool.name);
      assert.ok(before.includes('get_current_time') && !before.includes('convert_time'), 'the list shows what the token allows');
      const session = transport.sessionId;

      await assert.rejects(kind.call(client, 'convert_time', CONVERSION), /unauthorized/i);
      assert.deepEqual(new Set(wallet.lastAsked.get('scope').split(' ').filter((scope) => scope.includes(':'))),
        new Set(['time:read', 'time:convert', 'time:zones']), 'one challenge names them all');
      await kind.finish(transport, await consent(wallet.asked.at(-1)));
      assert.equal((await kind.call(client, 'convert_time', CONVERSION)).structuredContent.time_difference, '+9.0h');
      assert.equal(transport.sessionId, session, 'the session is the same');
      assert.equal(wallet.asked.length, 2, 'no further login');
      await client.close();
    });
  }

  test('lets a client in that is known by its metadata document', async () => {
    const wallet = new Wallet(CLIENT_DOCUMENT);
    const { client } = await login(KINDS['SDK v2, 2026-07-28'], server.url, wallet);
    assert.equal(wallet.lastAsked.get('client_id'), CLIENT_DOCUMENT);
    assert.ok((await client.callTool({ name: 'get_current_time', arguments: TIME })).structuredContent);
    await client.close();
  });

  test('says where tokens come from, in the challenge and at both places', async () => {
    const refused = await ping(server.url);
    assert.equal(refused.status, 401);
    const place = `${server.url.origin}${METADATA}/mcp`;
    assert.equal(refused.headers.get('www-authenticate'), `Bearer scope="time:read", resource_metadata="${place}"`);
    for (const url of [place, `${server.url.origin}${METADATA}`]) {
      assert.deepEqual(await (await fetch(url)).json(), {
        resource: String(server.url), authorization_servers: [server.issuer.url], scopes_supported: ['time:read'], bearer_methods_supported: ['header'],
      });
    }
  });

  test('refuses a token that is meant for another resource', async () => {
    const own = await tokenFor(server.issuer, String(server.url), 'time:read');
    assert.equal((await ping(server.url, own)).status, 200);
    const other = await tokenFor(server.issuer, 'https://other.example.com/mcp', 'other:read');
    const refused = await ping(server.url, other);
    assert.equal(refused.status, 401);
    assert.match(refused.headers.get('www-authenticate'), /^Bearer error="invalid_token", error_description="[^"]+", scope="time:read", resource_metadata=/);
    const place = own.length - 20;
    const forged = `${own.slice(0, place)}${own[place] === 'A' ? 'B' : 'A'}${own.slice(place + 1)}`;
    assert.equal((await ping(server.url, forged)).status, 401);
  });
});

test('a server that asks its authorization server about opaque tokens lets a client in', { timeout: 60_000 }, async (t) => {
  const server = await protectedServer({
    format: 'opaque',
    settings: { MCP_AUTH_INTROSPECTION: 'ISSUER/token/introspection', MCP_AUTH_CLIENT_ID: 'wherry', MCP_AUTH_CLIENT_SECRET: 'secret-of-wherry' },
  });
  t.after(() => server.close());
  const wallet = new Wallet();
  const { client } = await login(KINDS['SDK v2, 2025-11-25'], server.url, wallet);
  assert.ok(!wallet.kept.access_token.includes('.'), 'the token is opaque');
  assert.ok((await client.callTool({ name: 'get_current_time', arguments: TIME })).structuredContent);
  await client.close();
  assert.equal((await ping(server.url, 'unknown-token')).status, 401);
});
