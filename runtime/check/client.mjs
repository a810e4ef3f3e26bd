// A client on the official SDK. It starts the server by a command, or connects to a URL, lists the tools, calls one and prints the tools' names.
// The arguments are the URL, or the command and its arguments. SERVER_ENV is the environment of the server, as JSON.
// CALL, as JSON, replaces the usual call; then the client prints the text of its result.
import assert from 'node:assert/strict';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [command, ...args] = process.argv.slice(2);
const env = JSON.parse(process.env.SERVER_ENV ?? '{}');
const client = new Client({ name: 'check', version: '1' }, { versionNegotiation: { mode: 'auto' } });
await client.connect(command.startsWith('http:') ? new StreamableHTTPClientTransport(new URL(command))
  : new StdioClientTransport({ command, args, env, stderr: 'inherit' }));
const { tools } = await client.listTools();
if (process.env.CALL) {
  const { content } = await client.callTool(JSON.parse(process.env.CALL));
  await client.close();
  console.log(content[0].text);
  process.exit(0);
}
const { structuredContent } = await client.callTool({
  name: 'convert_time',
  arguments: { source_timezone: 'UTC', time: '16:30', target_timezone: 'Asia/Kathmandu' },
});
await client.close();
assert.match(structuredContent.target.datetime, /T22:15:00\+05:45$/);
console.log(tools.map(({ name }) => name).sort().join(' '));
