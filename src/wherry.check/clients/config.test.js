// What `wherry config` prints and writes is read by other people's parsers, and then used by a client.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { getDefaultEnvironment, StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { parse as parseJsonc } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { overHttp } from './server.js';

const run = promisify(execFile);
const launcher = `${process.env.WHERRY_RUNTIME}/bin/wherry`;

function jsonc(text) {
  const problems = [];
  const value = parseJsonc(text, problems, { allowTrailingComma: true });
  assert.deepEqual(problems, []);
  return value;
}

/** A file that a user has already, with a word in it that only the user can have written. */
const OWN = {
  json: '{\r\n\t// MINE, "}"\r\n\t"theme": "dark",\r\n\t"LIST": {\r\n\t\t"other": { "command": "x", "args": ["{", "//"] }, // it\r\n\t},\r\n}\r\n',
  toml: 'model = "gpt" # MINE\nnotes = """\n[LIST.wherry]\n"""\n\n[LIST.other]\ncommand = \'x\'\nargs = [ # [\n  "{",\n  "//",\n]\n\n[profiles.a]\nmodel = "b"\n',
  yaml: '# MINE\nGOOSE_MODE: "auto" # why\nLIST:\n  other:\n    type: builtin\n    description: |\n      wherry:\n        a\n    args:\n    - "{"\n    - //\n  last: {enabled: true}\npaths:\n- /bin\n',
};
const CLIENTS = [
  ['claude-desktop', 'mcpServers', '.config/Claude/claude_desktop_config.json'],
  ['claude-code', 'mcpServers', '.claude.json'],
  ['vscode', 'servers', '.config/Code/User/mcp.json'],
  ['cursor', 'mcpServers', '.cursor/mcp.json'],
  ['codex', 'mcp_servers', '.codex/config.toml'],
  ['gemini', 'mcpServers', '.gemini/settings.json'],
  ['copilot', 'mcpServers', '.copilot/mcp-config.json'],
  ['windsurf', 'mcpServers', '.codeium/windsurf/mcp_config.json'],
  ['zed', 'context_servers', '.config/zed/settings.json'],
  ['goose', 'extensions', '.config/goose/config.yaml'],
  ['lm-studio', 'mcpServers', '.lmstudio/mcp.json'],
  ['jetbrains', 'mcpServers', '.junie/mcp/mcp.json'],
  ['json', 'mcpServers', 'any.json'],
];

const notation = (file) => file.split('.').pop();
const parse = (file, text) => JSON.parse(JSON.stringify({ json: jsonc, toml: parseToml, yaml: parseYaml }[notation(file)](text)));

/** Does with an entry what a client does. */
async function tools(entry) {
  const client = new Client({ name: 'check', version: '1.0.0' });
  const url = entry.url ?? entry.httpUrl ?? entry.serverUrl ?? entry.uri;
  const transport = url ? new StreamableHTTPClientTransport(new URL(url))
    : new StdioClientTransport({
      command: entry.command ?? entry.cmd, args: entry.args, env: { ...getDefaultEnvironment(), ...entry.env ?? entry.envs }, stderr: 'ignore',
    });
  await client.connect(transport);
  try {
    return (await client.listTools()).tools.map((tool) => tool.name);
  } finally {
    await client.close();
  }
}

describe('wherry config', { timeout: 300_000 }, () => {
  let home;
  let skills;
  let server;
  const config = async (...args) => {
    const env = { PATH: process.env.PATH, HOME: home, LC_ALL: 'C.UTF-8', MCP_RATE: '1000', MCP_SKILLS: skills };
    return run(launcher, ['config', ...args], { env, cwd: home });
  };
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'config-'));
    skills = join(home, 'it\'s "mine" ä');
    await mkdir(skills);
    server = await overHttp({ fixture: false });
  });
  after(async () => {
    await server?.close();
    await rm(home, { recursive: true });
  });

  for (const [client, list, file] of CLIENTS) {
    test(`of ${client} prints an entry that starts the server`, async () => {
      const entry = parse(file, (await config(client)).stdout)[list].wherry;
      const names = await tools(entry);
      assert.ok(names.includes('convert_time'), `${names}`);
      assert.equal((entry.env ?? entry.envs).MCP_SKILLS, skills);
    });

    test(`of ${client} prints an entry that reaches the server over HTTP`, { skip: client === 'claude-desktop' && 'it starts a bridge' }, async () => {
      const entry = parse(file, (await config(client, '--form=http', `--port=${server.port}`)).stdout)[list].wherry;
      assert.ok((await tools(entry)).includes('convert_time'));
    });

    test(`of ${client} puts the entry into a file and keeps the rest`, async () => {
      const path = join(home, file);
      const before = OWN[notation(file)].replaceAll('LIST', list);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, before, { mode: 0o640 });
      const write = () => config(client, '--write', ...client === 'json' ? [`--file=${path}`] : []);
      await write();
      const text = await readFile(path, 'utf8');
      const { wherry, ...rest } = parse(file, text)[list];
      assert.deepEqual(rest, parse(file, before)[list]);
      assert.deepEqual({ ...parse(file, text), [list]: rest }, { ...parse(file, before) });
      for (const line of before.split('\n')) assert.ok(text.includes(line), line);
      assert.ok((await tools(wherry)).includes('convert_time'));
      assert.equal((await stat(path)).mode & 0o777, 0o640);
      assert.equal(await readFile(`${path}.wherry-backup`, 'utf8'), before);
      assert.match((await write()).stdout, /has this entry already/);
      assert.equal(await readFile(path, 'utf8'), text);
    });
  }
});
