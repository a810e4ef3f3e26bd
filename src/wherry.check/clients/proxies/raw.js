// One TCP connection, and requests for it byte by byte.
import { connect } from 'node:net';

/**
 * Sends bytes on one connection and returns what the other side sends, until it closes the connection, has sent a given text, or is silent
 * for a number of milliseconds.
 */
export function exchange(port, bytes, { until, silence = 1_000 } = {}) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    const parts = [];
    const done = (ended) => {
      socket.destroy();
      resolve({ ended, text: Buffer.concat(parts).toString('latin1') });
    };
    socket.on('data', (part) => {
      parts.push(part);
      if (until && Buffer.concat(parts).includes(until)) done(false);
    });
    socket.setTimeout(silence, () => done(false));
    socket.once('end', () => done(true));
    socket.once('error', (error) => (error.code === 'ECONNRESET' || error.code === 'EPIPE' ? done(true) : reject(error)));
  });
}

/** The status of the first response; undefined if there is none. */
export const status = ({ text }) => Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1]) || undefined;

export const statuses = ({ text }) => [...text.matchAll(/HTTP\/1\.[01] (\d{3}) [^\r\n]*\r\n/g)].map((match) => Number(match[1]));

/** A call of 2026-07-28 as one HTTP request. */
export function modernCall(id, tool, args, { host = 'localhost', line = 'POST /mcp HTTP/1.1', headers = '' } = {}) {
  const body = JSON.stringify({
    jsonrpc: '2.0', id, method: 'tools/call',
    params: {
      name: tool, arguments: args,
      _meta: {
        'io.modelcontextprotocol/protocolVersion': '2026-07-28',
        'io.modelcontextprotocol/clientInfo': { name: 'raw', version: '1' },
        'io.modelcontextprotocol/clientCapabilities': {},
      },
    },
  });
  return `${line}\r\nHost: ${host}\r\nContent-Type: application/json\r\nAccept: application/json\r\nMCP-Protocol-Version: 2026-07-28\r\n`
    + `Mcp-Method: tools/call\r\nMcp-Name: ${tool}\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
