// An echo tool on the low-level server of the TypeScript SDK v1, on standard input and output.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { CallToolRequestSchema, ListToolsRequestSchema } from '@modelcontextprotocol/sdk/types.js';

const server = new Server({ name: 'echo', version: '1' }, { capabilities: { tools: {} } });
const inputSchema = { type: 'object', properties: { message: { type: 'string' } }, required: ['message'] };
server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: [{ name: 'echo', inputSchema }] }));
server.setRequestHandler(CallToolRequestSchema, request => ({
  content: [{ type: 'text', text: request.params.arguments.message }],
}));
await server.connect(new StdioServerTransport());
