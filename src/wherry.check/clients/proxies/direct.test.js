// The server without a proxy: requests of curl, old proxies, unusual clients and attackers.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { v1 } from '../peers.js';
import { overHttp } from '../server.js';
import { eventually, text } from './conversation.js';
import { exchange, modernCall, status } from './raw.js';
import { refusesEachShape } from './shapes.js';

let server;
before(async () => {
  server = await overHttp({ fixture: true });
});
after(() => server.close());

/** Runs curl and returns the status and the body of the response. */
function curl(...args) {
  return new Promise((resolve, reject) => {
    const program = execFile('curl', ['--silent', '--max-time', '20', '--write-out', '\n%{http_code}', ...args], (error, stdout) => {
      if (error) return reject(error);
      const end = stdout.lastIndexOf('\n');
      resolve({ status: Number(stdout.slice(end + 1)), body: stdout.slice(0, end) });
    });
    program.stdin.end();
  });
}

const OPENING = {
  jsonrpc: '2.0', id: 1, method: 'initialize',
  params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'check', version: '1' } },
};
const post = (body, headers = {}) => fetch(`${server.url}/mcp`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream', ...headers },
  body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});
const posting = ['--header', 'Content-Type: application/json', '--header', 'Accept: application/json, text/event-stream', '--data', JSON.stringify(OPENING)];

describe('curl', { timeout: 60_000 }, () => {
  for (const version of ['--http1.0', '--http1.1']) {
    test(`initializes by ${version}`, async () => {
      const { status, body } = await curl(version, ...posting, `${server.url}/mcp`);
      assert.equal(status, 200);
      assert.equal(JSON.parse(body).result.protocolVersion, '2025-06-18');
    });
  }

  test('initializes with the endpoint as the target of a proxy, which is an absolute one', async () => {
    const { status, body } = await curl('--noproxy', '', '--proxy', server.url, ...posting, `${server.url}/mcp`);
    assert.equal(status, 200, body);
  });

  test('initializes with a slash at the end of the path', async () => {
    assert.equal((await curl(...posting, `${server.url}/mcp/`)).status, 200);
  });

  test('initializes with a chunked body', async () => {
    assert.equal((await curl('--header', 'Transfer-Encoding: chunked', ...posting, `${server.url}/mcp`)).status, 200);
  });
});

describe('a client', { timeout: 60_000 }, () => {
  test('may be given the endpoint with a slash at its end', async () => {
    const peer = await v1('', '2025-11-25', ({ url }) => new StreamableHTTPClientTransport(new URL('/mcp/', url))).open(server);
    assert.equal(text(await peer.call('echo', { message: 'hello' })), 'hello');
    await peer.close();
  });

  test('may come back to the stream of its session while the server still believes in its earlier connection', async () => {
    const opened = await post(OPENING);
    const session = { 'Mcp-Session-Id': opened.headers.get('mcp-session-id'), 'MCP-Protocol-Version': '2025-06-18' };
    await opened.text();
    await post({ jsonrpc: '2.0', method: 'notifications/initialized' }, session);
    const listen = () => fetch(`${server.url}/mcp`, { headers: { Accept: 'text/event-stream', ...session } });
    // A connection that sends nothing more and is never closed, like that of a sleeping machine.
    const lost = await listen();
    assert.equal(lost.status, 200);
    const next = await listen();
    assert.equal(next.status, 200);
    const heard = [];
    (async () => {
      for await (const chunk of next.body.pipeThrough(new TextDecoderStream())) heard.push(chunk);
    })().catch(() => {});
    await eventually(async () => {
      await (await post({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'test_trigger_tool_change', arguments: {} } }, session)).text();
      return heard.join('').includes('list_changed');
    }, 'news on the newer stream');
    await next.body.cancel().catch(() => {});
    await lost.body.cancel().catch(() => {});
  });

  const ODD = {
    'a newer MCP-Protocol-Version': { 'MCP-Protocol-Version': '2026-07-28' },
    'an unknown MCP-Protocol-Version': { 'MCP-Protocol-Version': '2199-01-01' },
    'an empty MCP-Protocol-Version': { 'MCP-Protocol-Version': '' },
    'an empty Mcp-Session-Id': { 'Mcp-Session-Id': '' },
    'the Mcp-Session-Id of a session that has ended': { 'Mcp-Session-Id': 'long-gone' },
  };
  for (const [name, headers] of Object.entries(ODD)) {
    test(`may initialize with ${name}`, async () => {
      const answer = await post(OPENING, headers);
      const body = await answer.text();
      assert.equal(answer.status, 200, body);
      assert.equal(JSON.parse(body).result.protocolVersion, '2025-06-18');
      assert.ok(answer.headers.get('mcp-session-id'));
    });
  }

  test('may name another revision that the server speaks once its session is open', async () => {
    const opened = await post(OPENING);
    await opened.text();
    const session = opened.headers.get('mcp-session-id');
    const answer = await post({ jsonrpc: '2.0', id: 2, method: 'ping' }, { 'Mcp-Session-Id': session, 'MCP-Protocol-Version': '2025-03-26' });
    assert.equal(answer.status, 200, await answer.text());
  });

  test('is told that a packed body is not taken', async () => {
    const answer = await post(gzipSync(JSON.stringify(OPENING)), { 'Content-Encoding': 'gzip' });
    assert.equal(answer.status, 415, await answer.text());
  });

  test('gets an answer to a chunked body with a trailer', async () => {
    const body = JSON.stringify(OPENING);
    const answer = await exchange(server.port, 'POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\n'
      + `Trailer: X-Trailer\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\nX-Trailer: 1\r\n\r\n`, { silence: 10_000 });
    assert.equal(status(answer), 200, answer.text);
  });

  test('keeps its connection by HTTP/1.1, and none by HTTP/1.0', async () => {
    const call = (line) => modernCall('kept', 'echo', { message: 'kept' }, { line });
    assert.equal((await exchange(server.port, call('POST /mcp HTTP/1.1'))).ended, false);
    const old = await exchange(server.port, call('POST /mcp HTTP/1.0'), { silence: 10_000 });
    assert.equal(status(old), 200);
    assert.equal(old.ended, true);
    assert.doesNotMatch(old.text, /transfer-encoding/i, 'HTTP/1.0 knows no chunks');
  });

  test('gets its answer as a stream by HTTP/1.0 too', async () => {
    const streamed = modernCall('streamed', 'test_tool_with_progress', {}, { line: 'POST /mcp HTTP/1.0' }).replace('Accept: application/json\r\n', 'Accept: application/json, text/event-stream\r\n');
    const answer = await exchange(server.port, streamed, { silence: 10_000 });
    assert.equal(status(answer), 200, answer.text);
    assert.doesNotMatch(answer.text, /transfer-encoding/i);
    assert.match(answer.text, /Told its progress three times/);
    assert.equal(answer.ended, true);
  });

  test('needs no Host for a health check by HTTP/1.0', async () => {
    assert.equal(status(await exchange(server.port, 'GET /readyz HTTP/1.0\r\n\r\n', { silence: 10_000 })), 200);
  });
});

describe('requests that could be read in two ways', { timeout: 120_000 }, () => {
  refusesEachShape(() => server);
});
