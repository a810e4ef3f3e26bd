// The calls that compare `sequentialthinking` with @modelcontextprotocol/server-sequential-thinking, and each difference with its reason.
export const program = '@modelcontextprotocol/server-sequential-thinking/dist/index.js';

export const settings = { theirs: () => ({ DISABLE_THOUGHT_LOGGING: 'true' }), ours: () => ({}) };

export const differences = [
  {
    name: 'error text',
    reason: 'Both refuse invalid arguments. Our text says what was given and what would be valid, on one line.',
    allows: (call, theirs, ours) => theirs.failed && ours.failed && theirs.text.includes('-32602') && ours.text.startsWith('Invalid arguments: '),
  },
  {
    name: 'FALSE in capital letters',
    reason: 'A boolean as text is taken when it is JSON. The reference server takes it in any case. The history is one thought shorter from there on.',
    allows: (call, theirs, ours) => call.arguments.nextThoughtNeeded === 'FALSE' && !theirs.failed && ours.failed,
  },
  {
    name: 'limits',
    reason: 'A session has at most 20 branches, whose names have at most 100 characters, and numbers end at 2,147,483,647.',
    allows: (call, theirs, ours) => call.beyond && !theirs.failed && ours.failed,
  },
  {
    name: 'branches of the prototype',
    reason: 'The reference server keeps branches in an object, and so fails on the name __proto__ and orders names that are numbers.',
    allows: (call, theirs, ours) => call.odd && !ours.failed,
  },
  {
    name: 'a history without the refused thoughts',
    reason: 'What only one of the two refused is in the history of the other.',
    allows: (call, theirs, ours) => call.later && ours.value.thoughtHistoryLength < theirs.value.thoughtHistoryLength
      && ours.value.thoughtNumber === theirs.value.thoughtNumber && ours.value.totalThoughts === theirs.value.totalThoughts,
  },
];

const think = (more) => ({ tool: 'sequentialthinking', arguments: { thought: 'Hm', nextThoughtNeeded: true, thoughtNumber: 1, totalThoughts: 3, ...more } });
const branch = (branchId, more) => think({ branchFromThought: 1, branchId, ...more });
const without = (name) => {
  const call = think({});
  delete call.arguments[name];
  return call;
};

export const calls = [
  think({}), think({ thoughtNumber: 2 }), think({ thoughtNumber: 3, nextThoughtNeeded: false }),
  think({ thoughtNumber: 9 }), think({ thoughtNumber: 4, totalThoughts: 4, needsMoreThoughts: true }), think({ totalThoughts: 1 }),
  think({ thoughtNumber: 2, isRevision: true, revisesThought: 1 }), think({ isRevision: true }), think({ isRevision: false, revisesThought: 5 }),
  think({ thought: '' }), think({ thought: 'x'.repeat(10_000) }), think({ thought: '思考 😀\n"quoted"' }),
  branch('b'), branch('a'), branch('b', { thoughtNumber: 5 }), think({ branchId: 'no' }), think({ branchFromThought: 2 }), branch(''),
  branch('c', { isRevision: true, revisesThought: 2, nextThoughtNeeded: false }), branch('with space'), branch('ä'),
  ...['thought', 'nextThoughtNeeded', 'thoughtNumber', 'totalThoughts'].map(without),
  think({ thoughtNumber: 0 }), think({ totalThoughts: 0 }), think({ thoughtNumber: -1 }), think({ thoughtNumber: 1.5 }), think({ thoughtNumber: 'one' }),
  think({ thought: 5 }), think({ nextThoughtNeeded: 'perhaps' }), think({ nextThoughtNeeded: 1 }), think({ revisesThought: 0 }), think({ branchFromThought: 0 }),
  think({ branchId: 5 }), think({ isRevision: 'maybe' }),
  think({ thoughtNumber: 1 }),
  think({ nextThoughtNeeded: 'true' }), think({ thoughtNumber: '2' }), think({ totalThoughts: '7' }),
  think({ isRevision: 'true' }), think({ revisesThought: '1' }), think({ needsMoreThoughts: 'false' }), think({ nextThoughtNeeded: 'FALSE' }),
  { ...think({ thoughtNumber: 3_000_000_000 }), beyond: true }, { ...branch('x'.repeat(101)), beyond: true },
  { ...think({ thoughtNumber: 2 }), later: true }, { ...branch('d', { thoughtNumber: 3 }), later: true },
  { ...branch('7'), odd: true },
];
