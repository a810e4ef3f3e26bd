// A call as text for other programs: a command, a line for a server on stdio, a test for the test kit.

/** The access token stays out of it; the command takes it from the variable TOKEN. */
export function asCurl(url, request, { Authorization: secret, ...headers }) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  if (secret) lines.push('-H "Authorization: Bearer $TOKEN"');
  return [`curl -sN ${quoted(url)}`, ...lines, `-d ${quoted(JSON.stringify(request))}`].join(' \\\n  ');
}

export const asLine = (request) => JSON.stringify(request);

/**
 * @param type     the class of the capability, with its package
 * @param call     { kind, name, values }: a tool, prompt or resource and what it is given
 * @param answered the questions and answers of the last call, if it was the same
 * @param result   its result, if it was the same
 */
export function asTest(type, { kind, name, values }, answered, result) {
  const [simple, packageName] = [type.split('.').pop().replaceAll('$', '.'), type.split('.').slice(0, -1).join('.')];
  const check = checkOf(result);
  const peer = [...asking(answered)].map(([method, body]) => `            peer.${method}(${body});\n`).join('');
  const imports = ['org.junit.jupiter.api.Test', 'wherry.testkit.Answer', 'wherry.testkit.TestServer',
    ...(kind === 'tool' || peer || check.includes('JsonObject') ? ['wherry.json.JsonObject'] : []), ...(kind === 'prompt' ? ['java.util.Map'] : []),
    ...(peer ? ['wherry.testkit.TestPeer'] : [])].sort();
  return `package ${packageName};

import static org.junit.jupiter.api.Assertions.${check.startsWith('assertEquals') ? 'assertEquals' : 'assertFalse'};

${imports.map((each) => `import ${each};`).join('\n')}

class ${camel(name)}Test {
    @Test
    void answers${camel(name)}() {
        try (var server = TestServer.with(new ${simple}()); var peer = server.peer("2026-07-28")) {
${peer}            Answer answer = peer.${invocation(kind, name, values)};

            ${check}
        }
    }
}
`;
}

/** The result of the call that was made is the expected one. A long or changing one is left to the author. */
function checkOf(result) {
  const value = result?.structuredContent;
  if (!result?.isError && typeof value === 'object' && !Array.isArray(value) && JSON.stringify(value).length <= 2000) return `assertEquals(${parsed(value)}, answer.structured());`;
  const text = (result?.content ?? result?.contents ?? []).filter((each) => each.text !== undefined).map((each) => each.text).join('\n');
  if (!result || !text || text.length > 2000) return 'assertFalse(answer.isFault(), () -> answer.response().toString());';
  return `assertEquals(${literal(text)}, answer.${result.isError ? 'failure' : 'text'}());`;
}

function invocation(kind, name, values) {
  if (kind === 'tool') return `call(${literal(name)}, ${parsed(values)})`;
  if (kind === 'prompt') return `prompt(${literal(name)}, Map.ofEntries(${Object.entries(values).map(([key, value]) => `\n                    Map.entry(${literal(key)}, ${literal(value)})`)}))`;
  return `read(${literal(values.uri)})`;
}

/** What the test's client answers: by the message of the question, since a call may ask more than once. */
function* asking(answered) {
  const forms = answered.filter(({ method }) => method === 'elicitation/create');
  if (forms.length) {
    const cases = forms.map(({ params, answer }) => `                case ${literal(params.message)} -> ${answer.action === 'accept'
      ? `TestPeer.accept(${parsed(answer.content ?? {}, 16)})` : `JsonObject.parse(${literal(JSON.stringify(answer))})`};\n`);
    yield ['onElicit', `question -> switch (question.string("message").orElse("")) {\n${[...new Set(cases)].join('')}                default -> TestPeer.decline();\n            }`];
  }
  const model = answered.find(({ method }) => method === 'sampling/createMessage');
  if (model) yield ['onSample', `question -> TestPeer.says(${literal(model.answer.content.text)})`];
  const roots = answered.find(({ method }) => method === 'roots/list');
  if (roots) yield ['onRoots', roots.answer.roots.map(({ uri }) => literal(uri)).join(', ')];
}

const camel = (name) => name.split(/[^\p{L}\p{N}]+/u).filter(Boolean).map((word) => word[0].toUpperCase() + word.slice(1)).join('').replace(/^(?=\d)/, 'N');

const literal = (text) => `"${String(text).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')
  .replace(/[\0-\x1f\x7f\u2028\u2029]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;

/** A value as JSON in a text block. */
function parsed(value, indent = 12) {
  const text = JSON.stringify(value, null, 4).replaceAll('\\', '\\\\').replaceAll('"""', '\\"""');
  return `JsonObject.parse("""\n${text.split('\n').map((line) => ' '.repeat(indent + 8) + line).join('\n')}""")`;
}
