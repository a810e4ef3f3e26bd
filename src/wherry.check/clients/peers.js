// One row for each client and transport, all with one interface for the tests:
// open({ fixture, url }) returns answer, list, call, read, prompt, complete, logsOf, onToolsChanged, onResourceUpdated and close.
import { Client as ModernClient, LOG_LEVEL_META_KEY, StreamableHTTPClientTransport as ModernHttp } from '@modelcontextprotocol/client';
import { StdioClientTransport as ModernStdio } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StdioClientTransport as OldStdio } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as OldHttp } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import * as old from '@modelcontextprotocol/sdk/types.js';
import { onStdio } from './server.js';

const INFO = { name: 'check', version: '1.0.0' };
const CAPABILITIES = { elicitation: { form: {}, url: {} }, sampling: {}, roots: { listChanged: true } };

/** The SDKs differ in how they name methods: the first by schemas. */
const BY_NAME = (method) => method;
const SCHEMAS = {
  'elicitation/create': old.ElicitRequestSchema,
  'sampling/createMessage': old.CreateMessageRequestSchema,
  'roots/list': old.ListRootsRequestSchema,
  'notifications/message': old.LoggingMessageNotificationSchema,
  'notifications/tools/list_changed': old.ToolListChangedNotificationSchema,
  'notifications/resources/updated': old.ResourceUpdatedNotificationSchema,
};
const BY_SCHEMA = (method) => SCHEMAS[method];

class Peer {
  constructor(client, transport, key, call) {
    this.client = client;
    this.transport = transport;
    this.key = key;
    this.call = call;
  }

  /** Sets the client's answers to the server's requests, by method. */
  answer(answers) {
    for (const [method, handler] of Object.entries(answers)) {
      this.client.setRequestHandler(this.key(method), (request) => handler(request.params));
    }
  }

  on(method, handler) {
    this.client.setNotificationHandler(this.key(method), (notification) => handler(notification.params));
  }

  get modern() {
    return this.client.getProtocolEra?.() === 'modern';
  }

  async list() {
    return (await this.client.listTools()).tools;
  }

  async read(uri) {
    const { contents } = await this.client.readResource({ uri }, { cacheMode: 'refresh' });
    return contents[0].text ?? Buffer.from(contents[0].blob, 'base64');
  }

  prompt(name, args) {
    return this.client.getPrompt({ name, arguments: args });
  }

  async complete(prompt, name, value, others = {}) {
    const { completion } = await this.client.complete({
      ref: { type: 'ref/prompt', name: prompt }, argument: { name, value }, context: { arguments: others },
    });
    return completion.values;
  }

  /** Calls a tool and returns the data of its log messages. */
  async logsOf(name) {
    const data = [];
    this.on('notifications/message', (params) => data.push(params.data));
    if (this.modern) {
      await this.client.callTool({ name, arguments: {}, _meta: { [LOG_LEVEL_META_KEY]: 'info' } });
    } else {
      await this.client.setLoggingLevel('info');
      await this.call(name, {});
    }
    return data;
  }

  async onToolsChanged(handler) {
    this.on('notifications/tools/list_changed', handler);
    if (this.modern) await this.client.listen({ toolsListChanged: true });
  }

  async onResourceUpdated(uri, handler) {
    this.on('notifications/resources/updated', handler);
    await (this.modern ? this.client.listen({ resourceSubscriptions: [uri] }) : this.client.subscribeResource({ uri }));
  }

  async close() {
    await this.transport.terminateSession?.();
    await this.client.close();
  }
}

async function connected(peer) {
  await peer.client.connect(peer.transport);
  return peer;
}

/** A client of the second SDK, on a transport that a function makes for a server. */
export function v2(name, mode, version, transport) {
  return {
    name: `SDK v2, ${name}`,
    version,
    unknownResource: -32602, // the client also gives this code for the -32002 of older servers
    open(server) {
      const client = new ModernClient(INFO, { capabilities: CAPABILITIES, versionNegotiation: { mode } });
      return connected(new Peer(client, transport(server), BY_NAME,
        (tool, args, options) => client.callTool({ name: tool, arguments: args }, options)));
    },
  };
}

/** A client of the first SDK. */
export function v1(name, version, transport) {
  return {
    name: `SDK v1, ${name}`,
    version,
    unknownResource: -32002,
    open(server) {
      const client = new OldClient(INFO, { capabilities: CAPABILITIES });
      return connected(new Peer(client, transport(server), BY_SCHEMA,
        (tool, args, options) => client.callTool({ name: tool, arguments: args }, undefined, options)));
    },
  };
}

const modernStdio = (server) => new ModernStdio(onStdio(server));
export const modernHttp = ({ url }) => new ModernHttp(new URL('/mcp', url));
const oldStdio = (server) => new OldStdio(onStdio(server));
export const oldHttp = ({ url }) => new OldHttp(new URL('/mcp', url));
export const oldSse = ({ url }) => new SSEClientTransport(new URL('/sse', url));

export const peers = [
  v2('modern, stdio', { pin: '2026-07-28' }, '2026-07-28', modernStdio),
  v2('modern, HTTP', { pin: '2026-07-28' }, '2026-07-28', modernHttp),
  v2('auto, stdio', 'auto', '2026-07-28', modernStdio),
  v2('auto, HTTP', 'auto', '2026-07-28', modernHttp),
  v2('legacy, stdio', 'legacy', '2025-11-25', modernStdio),
  v2('legacy, HTTP', 'legacy', '2025-11-25', modernHttp),
  v1('stdio', '2025-11-25', oldStdio),
  v1('streamable HTTP', '2025-11-25', oldHttp),
  v1('HTTP+SSE', '2025-11-25', oldSse),
];
