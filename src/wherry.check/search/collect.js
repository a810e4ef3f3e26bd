// The definitions of tools of public servers, as each gives them to a client. Nothing of them is kept in the repository.
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server } from './server.js';

const home = mkdtempSync(join(tmpdir(), 'tools-'));
const SERVERS = [
  { name: '@modelcontextprotocol/server-filesystem', args: [home] },
  { name: '@modelcontextprotocol/server-memory', env: { MEMORY_FILE_PATH: join(home, 'memory.jsonl') } },
  { name: '@modelcontextprotocol/server-sequential-thinking' },
  { name: '@modelcontextprotocol/server-github', env: { GITHUB_PERSONAL_ACCESS_TOKEN: 'none' } },
  { name: '@modelcontextprotocol/server-slack', env: { SLACK_BOT_TOKEN: 'none', SLACK_TEAM_ID: 'none' } },
  { name: '@modelcontextprotocol/server-google-maps', env: { GOOGLE_MAPS_API_KEY: 'none' } },
  { name: '@modelcontextprotocol/server-brave-search', env: { BRAVE_API_KEY: 'none' } },
  { name: '@playwright/mcp' },
  { name: '@notionhq/notion-mcp-server', env: { NOTION_TOKEN: 'none' } },
  { name: '@upstash/context7-mcp' },
  { name: 'tavily-mcp', env: { TAVILY_API_KEY: 'none' } },
  { name: '@cyanheads/git-mcp-server' },
  { name: '@roychri/mcp-server-asana', env: { ASANA_ACCESS_TOKEN: 'none' } },
  { name: '@modelcontextprotocol/server-everything' },
];

async function tools({ name, args = [], env = {} }) {
  const folder = join(import.meta.dirname, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const program = join(folder, typeof bin === 'string' ? bin : Object.values(bin)[0]);
  const server = await new Server({ command: process.execPath, args: [program, ...args], env: { PATH: process.env.PATH, HOME: home, ...env } }).open();
  const found = [];
  let cursor;
  do {
    const { result } = await server.request('tools/list', cursor ? { cursor } : {});
    if (!result) throw new Error(`${name} lists no tools`);
    found.push(...result.tools);
    cursor = result.nextCursor;
  } while (cursor);
  server.close();
  return found;
}

/** The first tools of all servers, each name once. */
export async function collect(most) {
  const byName = new Map();
  for (const server of SERVERS) {
    for (const { name, description, inputSchema } of await tools(server)) {
      if (!byName.has(name)) byName.set(name, { name, description, inputSchema });
    }
  }
  return { tools: [...byName.values()].slice(0, most), servers: SERVERS.length };
}
