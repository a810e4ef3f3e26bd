// The Inspector's command line.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { onStdio, overHttp } from './server.js';

const CLI = join(import.meta.dirname, 'node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js');
const CONVERSION = ['--method', 'tools/call', '--tool-name', 'convert_time', '--tool-args-json',
  JSON.stringify({ source_timezone: 'UTC', time: '09:00', target_timezone: 'Asia/Tokyo' })];

let home;
let server;
let skilled;
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'inspector-'));
  server = await overHttp({ fixture: false });
  skilled = await overHttp({ fixture: true });
});
after(async () => {
  await server.close();
  await skilled.close();
  await rm(home, { recursive: true });
});

/** Runs the Inspector and returns its exit code and its output. */
function inspect(...args) {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, HOME: home }, timeout: 60_000 };
    execFile(process.execPath, [CLI, '--cli', ...args, '--format', 'json', '--quiet'], options, (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
  });
}

async function answered(...args) {
  const { code, stdout, stderr } = await inspect(...args);
  assert.equal(code, 0, stderr || stdout);
  const answer = JSON.parse(stdout);
  return answer.result ?? answer;
}

const ways = {
  'stdio, legacy': () => [onStdio({}).command, '--protocol-era', 'legacy'],
  'stdio, modern': () => [onStdio({}).command, '--protocol-era', 'modern'],
  'HTTP, legacy': () => ['--server-url', `${server.url}/mcp`, '--transport', 'http', '--protocol-era', 'legacy'],
  'HTTP, modern': () => ['--server-url', `${server.url}/mcp`, '--transport', 'http', '--protocol-era', 'modern'],
  'HTTP, auto': () => ['--server-url', `${server.url}/mcp`, '--transport', 'http', '--protocol-era', 'auto'],
  'HTTP+SSE': () => ['--server-url', `${server.url}/sse`, '--transport', 'sse'],
};

for (const [name, way] of Object.entries(ways)) {
  describe(`Inspector, ${name}`, { timeout: 120_000 }, () => {
    test('lists tools whose schemas it finds portable', async () => {
      const { tools } = await answered(...way(), '--method', 'tools/list', '--strict');
      assert.ok(tools.some((tool) => tool.name === 'get_current_time'));
    });

    test('converts a time', async () => {
      const { structuredContent } = await answered(...way(), ...CONVERSION);
      assert.equal(structuredContent.time_difference, '+9.0h');
    });

    test('fails for a tool that is not there', async () => {
      const { code } = await inspect(...way(), '--method', 'tools/call', '--tool-name', 'no_such_tool');
      assert.notEqual(code, 0);
    });
  });
}

describe('Inspector, skills', { timeout: 120_000 }, () => {
  const way = () => ['--server-url', `${skilled.url}/mcp`, '--transport', 'http', '--protocol-era', 'modern'];

  test('verifies each file of each skill', async () => {
    const { code, stdout, stderr } = await inspect(...way(), '--method', 'skills/list', '--verify');
    assert.equal(code, 0, stdout + stderr);
    assert.match(stdout, /skill:\/\/write-minutes\/SKILL\.md/);
  });

  test('reads a folder of a skill', async () => {
    const { resources } = await answered(...way(), '--method', 'resources/directory/read', '--uri', 'skill://write-minutes/templates');
    assert.deepEqual(resources.map(({ name }) => name), ['long.md', 'short']);
  });
});
