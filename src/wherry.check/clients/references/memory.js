// The calls that compare the memory tools with @modelcontextprotocol/server-memory, and each difference with its reason.
export const program = '@modelcontextprotocol/server-memory/dist/index.js';

export const settings = {
  theirs: (folder) => ({ MEMORY_FILE_PATH: `${folder}/theirs.jsonl` }),
  ours: (folder) => ({ MEMORY_FILE_PATH: `${folder}/ours.jsonl` }),
};

const sorted = (items) => items.map((item) => JSON.stringify(item)).sort();
const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
const bothFail = (theirs, ours) => theirs.failed && ours.failed;

export const differences = [
  {
    name: 'best first',
    reason: 'A search gives the same entities, the best match first; the reference server gives them in the order of the graph.',
    allows: (call, theirs, ours) => call.tool === 'search_nodes' && !theirs.failed && !ours.failed
      && same(theirs.value.entities, ours.value.entities) && same(theirs.value.relations, ours.value.relations),
  },
  {
    name: 'any word',
    reason: 'A query of several words finds entities that have one of them, and blanks around it do not count. The reference server finds only those that have the whole query '
      + 'in one place, so that it finds nothing for most questions. All that it finds is found.',
    allows: (call, theirs, ours) => call.tool === 'search_nodes' && /\s/.test(call.arguments.query)
      && theirs.value.entities.every((entity) => ours.value.entities.some(({ name }) => name === entity.name)),
  },
  {
    name: 'each once in one call',
    reason: 'What a call brings twice is stored once. The reference server stores it twice, and then shows two entities of one name.',
    allows: (call, theirs, ours) => call.twice && !ours.failed && theirs.value[call.twice].length > ours.value[call.twice].length,
  },
  {
    name: 'each observation once in one call',
    reason: 'As above, for an observation.',
    allows: (call, theirs, ours) => call.tool === 'add_observations' && !theirs.failed && !ours.failed
      && same(theirs.value.results.map((each) => [...new Set(each.addedObservations)]), ours.value.results.map((each) => each.addedObservations)),
  },
  {
    name: 'error text',
    reason: 'Both refuse invalid arguments. Our text says what was given and what would be valid, on one line.',
    allows: (call, theirs, ours) => bothFail(theirs, ours) && theirs.text.includes('-32602') && ours.text.startsWith('Invalid arguments: '),
  },
  {
    name: 'unknown argument',
    reason: 'An argument or member that the schema does not have is refused and named, so that a model learns of its mistake. The reference '
      + 'server ignores it.',
    allows: (call, theirs, ours) => call.unknown && !theirs.failed && ours.failed && ours.text.includes(call.unknown),
  },
];

const entity = (name, entityType = 'thing', ...observations) => ({ name, entityType, observations });
const relation = (from, relationType, to) => ({ from, to, relationType });
const create = (...entities) => ({ tool: 'create_entities', arguments: { entities } });
const relate = (...relations) => ({ tool: 'create_relations', arguments: { relations } });
const add = (...observations) => ({ tool: 'add_observations', arguments: { observations } });
const to = (entityName, ...contents) => ({ entityName, contents });
const forget = (...entityNames) => ({ tool: 'delete_entities', arguments: { entityNames } });
const forgetFacts = (...deletions) => ({ tool: 'delete_observations', arguments: { deletions } });
const facts = (entityName, ...observations) => ({ entityName, observations });
const unrelate = (...relations) => ({ tool: 'delete_relations', arguments: { relations } });
const search = (query) => ({ tool: 'search_nodes', arguments: { query } });
const open = (...names) => ({ tool: 'open_nodes', arguments: { names } });
const all = [{ tool: 'read_graph', arguments: {} }, { read: 'memory://knowledge-graph' }];
const bad = (tool, ...given) => given.map((each) => ({ tool, arguments: each }));

const names = ['Ada', 'Österreich', '東京', 'a b', '', ' ', 'quote"\\', 'line\nbreak', '__proto__', 'constructor', '😀', 'x'.repeat(300)];

export const calls = [
  ...all,
  search('anything'), search(''), open(), open('Nobody'),
  forget(), forget('Nobody'), forgetFacts(facts('Nobody', 'x')), unrelate(relation('a', 'b', 'c')),
  create(), relate(), add(),
  create(entity('Ada_Lovelace', 'person', 'Wrote the first program', 'Lives in London', 'Likes Engines')),
  create(entity('London', 'city', 'Capital of England'), entity('Engine', 'machine')),
  create(entity('Ada_Lovelace', 'robot', 'new'), entity('Charles', 'person', 'Built an engine')),
  create(entity('Ada_Lovelace', 'robot')),
  ...all,
  relate(relation('Ada_Lovelace', 'lives_in', 'London'), relation('Charles', 'builds', 'Engine')),
  relate(relation('Ada_Lovelace', 'lives_in', 'London'), relation('Ada_Lovelace', 'knows', 'Charles')),
  relate(relation('Nobody', 'sees', 'Nothing'), relation('London', 'is', 'London')),
  ...all,
  add(to('Ada_Lovelace', 'Speaks French', 'Lives in London')),
  add(to('Charles', 'Is old'), to('Charles', 'Is old', 'Is English'), to('London', 'Is big')),
  add(to('Charles')), add(to('Ada_Lovelace', 'Is new'), to('Nobody', 'x')), add(to('Nobody', 'x')), add(to('charles', 'x')),
  ...all,
  ...['ada', 'ADA', 'lovelace', 'london', 'ngin', 'person', 'city', 'in london', 'first', 'a', 'e', '_', 'zzz', '.', '', 'is', 'Built an engine',
    'french london', 'who lives in england', ' london', 'english'].map(search),
  open('Ada_Lovelace'), open('London', 'Charles'), open('Charles', 'London', 'Charles'), open('ada_lovelace'), open('Nothing', 'Engine'), open('Nobody'),
  ...names.flatMap((name) => [create(entity(name, 'odd', `fact of ${name}`, name)), open(name), search(name), relate(relation(name, 'r', 'Ada_Lovelace'))]),
  ...all,
  ...names.map((name) => add(to(name, 'more', `fact of ${name}`))),
  forgetFacts(facts('Ada_Lovelace', 'Speaks French', 'unknown'), facts('Nobody', 'x'), facts('Charles')),
  forgetFacts(facts('Charles', 'is old')), forgetFacts(facts('Charles', 'Is old', 'Is old')), forgetFacts(),
  open('Charles', 'Ada_Lovelace'),
  unrelate(relation('Charles', 'builds', 'Engine')), unrelate(relation('Charles', 'builds', 'Engine'), relation('Charles', 'knows', 'Ada_Lovelace')), unrelate(),
  ...all,
  forget('London', 'Nobody'), forget('Nothing'), forget('London'),
  ...all,
  create(entity('London', 'town', 'Is back')), open('London'), search('london'),
  ...names.map((name) => forget(name)),
  ...all,
  ...bad('create_entities', {}, { entities: 'x' }, { entities: [{ name: 'x' }] }, { entities: [entity(5)] }, { entities: [{ ...entity('x'), observations: [1] }] }, { entities: {} }),
  ...bad('create_relations', {}, { relations: [{ from: 'a', to: 'b' }] }, { relations: [relation(1, 'r', 'b')] }),
  ...bad('add_observations', {}, { observations: [{ entityName: 'Charles' }] }, { observations: [{ entityName: 'Charles', contents: 'x' }] }),
  ...bad('delete_entities', {}, { entityNames: 'Charles' }, { entityNames: [5] }),
  ...bad('delete_observations', {}, { deletions: [{ entityName: 'Charles' }] }),
  ...bad('delete_relations', {}, { relations: ['x'] }),
  ...bad('search_nodes', {}, { query: 5 }, { query: ['x'] }), ...bad('open_nodes', {}, { names: 'Charles' }, { names: [true] }),
  ...all,
  { ...create({ ...entity('Extra'), color: 'red' }), unknown: 'color' }, { ...search('charles'), arguments: { query: 'charles', fuzzy: true }, unknown: 'fuzzy' },
  forget('Extra'),
  { ...create(entity('Twin', 'a'), entity('Twin', 'b')), twice: 'entities' }, forget('Twin'),
  { ...relate(relation('a', 'r', 'b'), relation('a', 'r', 'b')), twice: 'relations' }, unrelate(relation('a', 'r', 'b')),
  add(to('Charles', 'said twice', 'said twice')), forgetFacts(facts('Charles', 'said twice')),
  ...all,
];
