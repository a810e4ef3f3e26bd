// Measures the search for tools among the definitions of public servers: what the list costs a model with it and without it, and how often
// the right tool is among the first five for questions in plain words.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { collect } from './collect.js';
import { Server } from './server.js';

const TOOLS = 200;
const FIRST = 5;
const MOST_TOKENS = 300;
// Of each part of the questions, so that a change which finds less does not go unseen.
const LEAST = { first: 82, second: 30, third: 38 };
const file = join(import.meta.dirname, 'tools.json');
let passed = 0;
let failed = 0;

function check(what, isGood) {
  if (isGood) passed++;
  else failed++;
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${what}`);
}

/** What a model reads of a definition. */
const tokens = (tools) => encode(JSON.stringify(tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })))).length;

async function list(server) {
  const tools = [];
  for (let cursor; ;) {
    const { result } = await server.request('tools/list', cursor ? { cursor } : {});
    tools.push(...result.tools);
    cursor = result.nextCursor;
    if (!cursor) return tools;
  }
}

const { WHERRY_JAVA, WHERRY_MODULES } = process.env;

const serve = (settings) => new Server({
  command: WHERRY_JAVA,
  args: ['--module-path', WHERRY_MODULES, '-m', 'wherry.app/wherry.app.Main'],
  env: { PATH: process.env.PATH, LOG_LEVEL: 'off', MCP_RECORDED_TOOLS: file, MCP_TOOLS: '+recorded', ...settings },
}).open();

function questions() {
  let part;
  return readFileSync(join(import.meta.dirname, 'questions.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).flatMap((line) => {
    if (line.startsWith('== ')) {
      part = line.slice(3);
      return [];
    }
    const [text, names] = line.split(' | ');
    return [{ part, text, right: names.split(', ') }];
  });
}

/** The names of the tools that are found, and what the first of them cost a model. */
async function search(server, query) {
  const { content: [{ text }] } = await server.call('search_tools', { query, limit: 20 });
  const found = text.startsWith('{') ? JSON.parse(text).tools : [];
  return { names: found.map((tool) => tool.name), cost: encode(JSON.stringify({ tools: found.slice(0, FIRST) })).length };
}

const { tools, servers } = await collect(TOOLS);
writeFileSync(file, JSON.stringify(tools));
const plain = await serve({});
const before = await list(plain);
plain.close();
check(`all ${TOOLS} tools of ${servers} servers are listed without a search`, before.length === TOOLS);

const searched = await serve({ MCP_TOOL_SEARCH: 'on' });
const after = await list(searched);
check('two tools are listed with a search', after.map((tool) => tool.name).join() === 'search_tools,call_tool');
check(`each tool that a question asks for is there`, questions().every(({ right }) => right.every((name) => tools.some((tool) => tool.name === name))));

const hits = {};
const costs = [];
for (const { part, text, right } of questions()) {
  const { names, cost } = await search(searched, text);
  costs.push(cost);
  const place = names.findIndex((name) => right.includes(name)) + 1;
  hits[part] ??= { all: 0, one: 0, five: 0, twenty: 0 };
  hits[part].all++;
  if (place === 1) hits[part].one++;
  if (place >= 1 && place <= FIRST) hits[part].five++;
  else console.log(`     ${part} part, place ${place || 'none'}: ${text} | ${right}; found ${names.slice(0, FIRST).join(', ')}`);
  if (place >= 1) hits[part].twenty++;
}
searched.close();

costs.sort((one, other) => one - other);
console.log(`
| | tokens |
|---|---|
| the list of ${TOOLS} tools | ${tokens(before).toLocaleString('en')} |
| the list with a search | ${tokens(after).toLocaleString('en')} |
| the answer to a search, median | ${costs[Math.floor(costs.length / 2)].toLocaleString('en')} |

| questions | number | the right tool is first | among the first ${FIRST} | among the first 20 |
|---|---|---|---|---|
${Object.entries(hits).map(([part, { all, one, five, twenty }]) => `| ${part} part | ${all} | ${one} | ${five} | ${twenty} |`).join('\n')}
`);
check(`the list with a search has at most ${MOST_TOKENS} tokens`, tokens(after) <= MOST_TOKENS);
for (const [part, least] of Object.entries(LEAST)) {
  check(`the right tool is among the first ${FIRST} for at least ${least} questions of the ${part} part`, hits[part].five >= least);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
