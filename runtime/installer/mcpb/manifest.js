// Adds to a bundle's manifest the tools that its server lists, asked by the bundle's own command. Argument: the bundle's folder.
import { readFileSync, writeFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const [folder] = process.argv.slice(2);
const file = `${folder}/manifest.json`;
const manifest = JSON.parse(readFileSync(file, 'utf8'));
const { command, args } = manifest.server.mcp_config;
const client = new Client({ name: 'bundle', version: manifest.version });
await client.connect(new StdioClientTransport({ command: command.replace('${__dirname}', folder), args, env: { LOG_LEVEL: 'error' } }));
const { tools } = await client.listTools();
await client.close();
if (tools.length === 0) throw new Error('the server lists no tool');
manifest.tools = tools.map(({ name, description }) => ({ name, description }));
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
