// Requests that two programs could read differently, and the behaviour that the server must not show.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exchange, modernCall, status } from './raw.js';

const HEAD = '\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json';
const chunked = (body) => `POST /mcp HTTP/1.1${HEAD}\r\nTransfer-Encoding: chunked\r\n\r\n${body}`;
const having = (header, body) => `POST /mcp HTTP/1.1${HEAD}\r\n${header}\r\n\r\n${body}`;
const lined = (line) => `${line}${HEAD}\r\nContent-Length: 2\r\n\r\n{}`;
const hosted = (host) => `POST /mcp HTTP/1.1\r\n${host}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`;

/** The end of the body is ambiguous. */
export const LENGTHS = {
  'a chunk size that overflows to the last chunk': chunked('100000000\r\n'),
  'a chunk size that overflows to a small one': chunked('100000002\r\n{}\r\n0\r\n\r\n'),
  'an empty chunk size': chunked('\r\n'),
  'a chunk extension without a size': chunked(';x\r\n\r\n'),
  'a carriage return in a chunk size': chunked('1\r0\r\n'),
  'a negative chunk size': chunked('FFFFFFFF\r\n'),
  'chunk trailers': chunked('2\r\n{}\r\n0\r\nX-Trailer: 1\r\n\r\n'),
  'a correct chunked body': chunked('2\r\n{}\r\n0\r\n\r\n'),
  'a length with a sign': having('Content-Length: +2', '{}'),
  'a length of minus nothing': having('Content-Length: -0', ''),
  'a length with a leading zero': having('Content-Length: 02', '{}'),
  'two lengths': having('Content-Length: 2\r\nContent-Length: 2', '{}'),
  'two lengths that differ': having('Content-Length: 2\r\nContent-Length: 0', '{}'),
  'a length and chunks': having('Content-Length: 2\r\nTransfer-Encoding: chunked', '0\r\n\r\n'),
  'two encodings': having('Transfer-Encoding: gzip, chunked', '0\r\n\r\n'),
  'an encoding behind a control character': having('Transfer-Encoding: \x0bchunked', '0\r\n\r\n'),
  'a folded encoding': having('Transfer-Encoding:\r\n chunked', '0\r\n\r\n'),
  'a space before the colon': having('Content-Length : 2', '{}'),
  'a body with GET': `GET /healthz HTTP/1.1${HEAD}\r\nContent-Length: 2\r\n\r\n{}`,
  'a chunked body with GET': `GET /healthz HTTP/1.1${HEAD}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  'chunks by HTTP/1.0': chunked('0\r\n\r\n').replace('HTTP/1.1', 'HTTP/1.0'),
};

/** The request line or a header is malformed. */
export const HEADS = {
  'text between target and version': lined('POST /mcp anything HTTP/1.0 HTTP/1.1'),
  'text behind the version': lined('POST /mcp HTTP/1.1 junk'),
  'two spaces before the target': lined('POST  /mcp HTTP/1.1'),
  'two spaces before the version': lined('POST /mcp  HTTP/1.1'),
  'NUL inside a header': having('X-A: a\x00b\r\nContent-Length: 2', '{}'),
  'two hosts': having('Host: localhost\r\nContent-Length: 2', '{}'),
  'a header without a name': having(': a\r\nContent-Length: 2', '{}'),
  'a header without a colon': having('X-A\r\nContent-Length: 2', '{}'),
};

/** Requests that the JDK's server repairs before our code sees them; src/http.md lists them. */
export const MADE_GOOD = {
  'a folded header': having('X-A: a\r\n b\r\nContent-Length: 2', '{}'),
  'a carriage return that ends a header': hosted('X-A: a\rHost: localhost'),
  'a host with NUL at its end': hosted('Host: localhost\x00'),
  'a host behind a control character': hosted('Host: \x01localhost'),
};

let sent = 0;

/** True while the list has the tool that another tool adds and removes. */
async function isThere({ port }) {
  const body = '{"jsonrpc":"2.0","id":"list","method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",'
    + '"io.modelcontextprotocol/clientInfo":{"name":"raw","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}}}';
  const answer = await fetch(`http://127.0.0.1:${port}/mcp`, {
    method: 'POST', body, headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'MCP-Protocol-Version': '2026-07-28', 'Mcp-Method': 'tools/list' },
  });
  return (await answer.text()).includes('"now_and_then"');
}

/** Sends a shape with a call after it. A call that ran without an answer to this client was hidden from the proxy. */
async function sendBefore(front, server, shape) {
  const id = `hidden-${++sent}`;
  const earlier = await isThere(server);
  const answer = await exchange(front.port, shape + modernCall(id, 'test_trigger_tool_change', {}), { until: `"${id}"` });
  const ran = await isThere(server) !== earlier;
  assert.ok(!ran || answer.text.includes(`"${id}"`), `the hidden call ran:\n${answer.text}`);
  return { ...answer, ran };
}

/** For a proxy in front of the server: no shape hides a call, and none leaves an answer for the next client. */
export function runsNothingHidden(front, server) {
  describe('runs nothing that hides behind', () => {
    for (const [name, shape] of Object.entries({ ...LENGTHS, ...HEADS, ...MADE_GOOD })) {
      test(name, async () => {
        await sendBefore(front(), server(), shape);
        for (const message of ['next', 'after next']) {
          const answer = await exchange(front().port, modernCall(message, 'echo', { message }, { headers: 'Connection: close\r\n' }), { silence: 10_000 });
          assert.equal(status(answer), 200);
          assert.ok(answer.text.includes(`"${message}"`), `another one's answer:\n${answer.text}`);
        }
      });
    }
  });
}

/** For the server itself: an ambiguous request ends the connection, and a malformed one is refused. */
export function refusesEachShape(server) {
  describe('answers what it runs, and nothing else', () => {
    for (const [name, shape] of Object.entries({ ...LENGTHS, ...MADE_GOOD })) {
      test(name, async () => {
        const { ended, ran } = await sendBefore(server(), server(), shape);
        assert.ok(ended || ran, 'the connection is open and the next request was not answered');
      });
    }
  });
  describe('refuses, and ends the connection', () => {
    for (const [name, shape] of Object.entries(HEADS)) {
      test(name, async () => {
        const answer = await sendBefore(server(), server(), shape);
        assert.ok([400, 404, 505].includes(status(answer)), answer.text);
        assert.equal(answer.ran, false);
        assert.equal(answer.ended, true);
      });
    }
  });
}
