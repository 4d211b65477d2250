// Runs the product against official material: queries, events, example bodies, ARM exchanges and cards.
//   node .ci/conformance.mjs FOLDER
// FOLDER holds js/, specs/, tools/ and data/; it is copied to a scratch folder, where the checkers' packages are installed.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const source = resolve(process.argv[2]);
const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const cli = join(root, 'src/Compliance.Cli/bin/Debug/net10.0/compliance.dll');
const contoso = join(root, 'samples/estates/contoso.json');
const scratch = mkdtempSync(join(tmpdir(), 'conformance-'));
let passed = 0;
let failed = 0;

const check = (name, ok, detail = '') => {
  if (ok) passed++; else failed++;
  console.log(`${ok ? 'PASS' : 'FAIL'} ${name}${detail && !ok ? `: ${String(detail).slice(0, 2000)}` : ''}`);
};
const run = (command, args, options = {}) => spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
const compliance = (args, options) => run('dotnet', [cli, ...args], options);
const checker = (name, ...args) => run('node', [name, ...args], { cwd: join(scratch, 'js') });
const jsonFiles = (folder) => readdirSync(folder, { recursive: true }).map(String).filter((file) => file.endsWith('.json')).map((file) => join(folder, file));
const exchangesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).exchanges;
const recordings = () => jsonFiles(join(scratch, 'data/recorded'));
const freePort = () => new Promise((done) => {
  const server = net.createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)); });
});
const started = [];
const start = (command, args, options = {}) => {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
  child.text = '';
  child.stdout.on('data', (chunk) => { child.text += chunk; });
  child.stderr.on('data', (chunk) => { child.text += chunk; });
  child.exited = new Promise((done) => child.once('exit', (code) => done(code ?? -1)));
  started.push(child);
  return child;
};
const answers = async (url, child) => {
  for (let attempt = 0; attempt < 150 && child.exitCode === null; attempt++) {
    try { if ((await fetch(url)).ok) return true; } catch { /* not up yet */ }
    await new Promise((done) => setTimeout(done, 200));
  }
  return false;
};

try {
  for (const part of ['js', 'specs', 'tools', 'data']) cpSync(join(source, part), join(scratch, part), { recursive: true });
  const install = run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: join(scratch, 'js') });
  check('the checkers install', install.status === 0, install.stderr);

  queries();
  exampleBodies();
  recordedBodies();
  await recordedAnswers();
  await demo();
  await simulator();
  officialClients();
  await events();
} finally {
  for (const child of started) if (child.exitCode === null) child.kill('SIGTERM');
  await Promise.all(started.map((child) => child.exited));
  rmSync(scratch, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/** Every embedded query parses and type-checks with Microsoft's own Kusto language service. */
function queries() {
  const folder = join(root, 'src/Compliance.Infrastructure/ResourceGraph');
  const files = readdirSync(folder, { recursive: true }).map(String).filter((file) => file.endsWith('.kql'));
  check('there are queries', files.length > 0);
  for (const file of files) {
    const result = checker('e_kql_check.mjs', join(folder, file));
    check(`query ${file}`, result.status === 0, result.stdout);
  }
}

/** Official example bodies of the chain's types load into an estate. */
function exampleBodies() {
  for (const provider of ['hybridkubernetes', 'hybridcompute', 'network', 'privatedns']) {
    const rows = jsonFiles(join(scratch, 'data/arm-examples', provider)).flatMap((file) => bodiesOf(JSON.parse(readFileSync(file, 'utf8'))));
    const estate = rows.map((row) => JSON.stringify(row)).join('\n');
    const result = compliance(['scan', '--estate', '-', '--format', 'json', '--fail-on', 'none', '--allow-incomplete', '--at', '2026-11-21T00:00:00Z'], { input: estate });
    const read = result.status === 0 ? JSON.parse(result.stdout).coverage : undefined;
    check(`${rows.length} example bodies of ${provider} load`, rows.length > 0 && read?.resourcesRead > 0, result.stderr);
  }
}

/** The resources an example answers with: one, or a list of them. */
function bodiesOf(example) {
  return Object.values(example.responses ?? {}).flatMap((response) => {
    const body = response.body ?? response;
    return (Array.isArray(body?.value) ? body.value : [body]).filter((row) => typeof row?.id === 'string' && typeof row?.type === 'string' && row.id.startsWith('/subscriptions/'));
  });
}

/** What Resource Manager really answered loads into an estate: single resources, and lists as they stand. */
function recordedBodies() {
  const answered = recordings().flatMap((file) => exchangesOf(file).filter(({ request, response }) => request.method !== 'POST' && response.status < 300).map(({ response }) => response.body));
  const isRow = (row) => typeof row?.id === 'string' && typeof row.type === 'string' && row.id.startsWith('/subscriptions/');
  const rows = answered.filter(isRow);
  const lists = answered.filter((body) => Array.isArray(body?.value) && body.value.length > 0 && body.value.every(isRow));
  let read = 0;
  const load = (input) => {
    const result = compliance(['scan', '--estate', '-', '--format', 'json', '--fail-on', 'none', '--allow-incomplete', '--at', '2026-11-21T00:00:00Z'], { input });
    if (result.status === 0) read += JSON.parse(result.stdout).coverage.resourcesRead;
    return result.status === 0 ? '' : result.stderr;
  };
  const faults = [rows.map((row) => JSON.stringify(row)).join('\n'), ...lists.map((list) => JSON.stringify(list))].map(load).filter(Boolean);
  check(`${rows.length} recorded bodies and ${lists.length} recorded lists of Resource Manager load`, rows.length > 0 && lists.length > 0 && read > 0 && faults.length === 0, faults.join('\n'));
}

/** What Resource Graph really answered goes through the live reads: a page or an error to every query is a gap, or a scan that failed and says so. */
async function recordedAnswers() {
  const isGraph = ({ request }) => request.method === 'POST' && request.uri.includes('/providers/Microsoft.ResourceGraph/resources?');
  const recorded = recordings().flatMap((file) => exchangesOf(file).filter(isGraph).map(({ response }) => ({ file: file.slice(file.lastIndexOf('/') + 1), response })));
  check('there are recorded answers of Resource Graph', recorded.length > 0);
  let answer = { status: 200, headers: {}, body: { totalRecords: 0, count: 0, data: [], facets: [], resultTruncated: 'false' } };
  const azure = http.createServer((request, response) => {
    const { status, headers, body } = request.method === 'POST' ? answer : { status: 404, headers: {}, body: { error: { code: 'ResourceNotFound', message: 'Not recorded.' } } };
    request.resume().on('end', () => response.writeHead(status, headers).end(JSON.stringify(body)));
  });
  await new Promise((done) => azure.listen(0, '127.0.0.1', done));
  const port = await freePort();
  const api = `http://127.0.0.1:${port}`;
  const host = start('dotnet', [cli, 'serve', '--arm-endpoint', `http://127.0.0.1:${azure.address().port}`, '--store', `sqlite:${join(scratch, 'recorded.db')}`, '--urls', api]);
  check('serve answers on recorded answers', await answers(`${api}/healthz`, host), host.text);
  // Of an answer without rows it is only said that there is no subscription to read.
  const empty = (await scanOf(api)).gaps.map((gap) => gap.what);
  for (const { file, response } of recorded) {
    answer = response;
    const { status, gaps } = await scanOf(api);
    const isWhole = response.status === 200 && !response.body.$skipToken;
    const said = gaps.filter((gap) => !empty.includes(gap.what));
    const isRead = ['succeeded', 'incomplete'].includes(status) && said.length === 0;
    check(`recorded answer of ${file} is ${isWhole ? 'read' : 'no whole answer'}`, isRead === isWhole && status !== 'never ended', JSON.stringify({ status, gaps }));
  }

  host.kill('SIGTERM');
  azure.close();
  azure.closeAllConnections();
}

/** A scan of everything: how it ended, and the gaps it tells. */
async function scanOf(api) {
  const asked = await fetch(`${api}/api/scans`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' });
  const scan = new URL(asked.headers.get('location'), api);
  for (let attempt = 0; attempt < 300; attempt++) {
    const { status } = await (await fetch(scan)).json();
    if (status === 'failed') return { status, gaps: [] };
    if (!['queued', 'running'].includes(status)) return { status, gaps: (await (await fetch(`${scan}/result`)).json()).coverage.gaps };
    await new Promise((done) => setTimeout(done, 200));
  }

  return { status: 'never ended', gaps: [] };
}

/** The demo passes; every ARM exchange of it fits the OpenAPI specs, and every card fits Teams. */
async function demo() {
  const exchanges = join(scratch, 'exchanges.json');
  const port = await freePort();
  const teams = start('node', ['g_adaptivecard.mjs', `--listen=${port},120`], { cwd: join(scratch, 'js') });
  for (let attempt = 0; attempt < 100 && !teams.text.includes('fake Teams webhook'); attempt++) await new Promise((done) => setTimeout(done, 100));
  const result = compliance(['demo', '--once', '--format', 'json', '--port', '0', '--exchanges', exchanges], { env: { ...process.env, Teams__Url: `http://127.0.0.1:${port}/workflows/demo?sig=secret` } });
  check('demo --once', result.status === 0, result.stdout + result.stderr);
  check('no secret of the webhook is printed', !`${result.stdout}${result.stderr}`.includes('sig=secret'));

  // It sums up at SIGTERM, but a timer of its own keeps the process up: end it once it has.
  teams.kill('SIGTERM');
  for (let attempt = 0; attempt < 50 && !/\d+ passed, \d+ failed/.test(teams.text); attempt++) await new Promise((done) => setTimeout(done, 100));
  teams.kill('SIGKILL');
  await teams.exited;
  const verdicts = teams.text.split('\n').filter((line) => /^(PASS|FAIL) POST/.test(line));
  check('cards were posted', verdicts.length >= 3, teams.text);
  for (const verdict of verdicts) check(`card ${verdict.slice(5, 60)}`, verdict.startsWith('PASS'), verdict);

  if (!existsSync(exchanges)) {
    check('the exchanges of the demo were recorded', false);
    return;
  }
  judge('ARM exchanges of the demo', [exchanges]);
}

/** Every exchange fits the OpenAPI specs but for the gaps that are listed. */
function judge(name, files) {
  const judged = checker('f_oav.mjs', 'live', ...files);
  const lines = judged.stdout.split('\n');
  const known = readFileSync(join(root, '.ci/spec-gaps.txt'), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
  const bad = lines.filter((line) => line.startsWith('FAIL') && !known.some((gap) => new RegExp(gap).test(line)));
  const good = lines.filter((line) => line.startsWith('PASS')).length;
  check(`${name} fit the specs (${good} judged)`, bad.length === 0 && good > 0, bad.slice(0, 5).join('\n') || judged.stderr);
}

/** Each resource of the sample estate and each list of its types, read through the simulator, fits the specs. */
async function simulator() {
  const exchanges = join(scratch, 'simulator.json');
  const port = await freePort();
  const azure = start('dotnet', [cli, 'simulate', '--estate', contoso, '--port', String(port), '--exchanges', exchanges]);
  const ready = await answers(`http://127.0.0.1:${port}/`, azure);
  check('simulate answers', ready, azure.text);
  if (!ready) return;
  // The newest version of each provider that the specs at hand have.
  const versions = [
    [/privateDnsZones/i, '2024-06-01'], [/dnsResolvers/i, '2022-07-01'], [/Microsoft\.Network/i, '2024-01-01'], [/Microsoft\.Kubernetes\//i, '2024-07-15-preview'],
    [/Microsoft\.KubernetesConfiguration/i, '2023-05-01'], [/Microsoft\.HybridCompute/i, '2022-12-27'], [/./, '2021-04-01'],
  ];
  const { data } = JSON.parse(readFileSync(contoso, 'utf8'));
  const lists = data.map((row) => row.id.split('/').slice(0, -1).join('/')).filter((list) => /\/resourceGroups\//i.test(list));
  const statuses = new Set();
  for (const id of new Set([...data.map((row) => row.id), ...lists])) {
    const version = versions.find(([pattern]) => pattern.test(id.slice(id.lastIndexOf('/providers/'))))[1];
    const response = await fetch(`http://127.0.0.1:${port}${id}?api-version=${version}`, { headers: { authorization: 'Bearer any' } });
    statuses.add(response.status);
    await response.arrayBuffer();
  }
  check('every resource of the estate is found', statuses.size === 1 && statuses.has(200), [...statuses].join());
  azure.kill('SIGINT');
  await azure.exited;
  judge('reads of the estate', [exchanges]);
}

/** What Microsoft's own clients send and get fits the specs. */
function officialClients() {
  const folder = join(scratch, 'clients');
  mkdirSync(folder);
  const result = run('dotnet', ['test', 'tests/Compliance.Simulator.Tests', '--no-build', '--nologo', '--filter', 'OfficialClients'], { cwd: root, env: { ...process.env, COMPLIANCE_EXCHANGES: folder } });
  check('the official clients work with the simulator', result.status === 0, result.stdout + result.stderr);
  const files = readdirSync(folder).map((file) => join(folder, file));
  if (files.length > 0) judge('exchanges of the official clients', files);
}

/** Every official sample event is accepted or counted as irrelevant; what serve, scan and export ask of Azure meanwhile fits the specs. */
async function events() {
  const armPort = await freePort();
  const port = await freePort();
  const exchanges = join(scratch, 'live.json');
  const azure = start('dotnet', [cli, 'simulate', '--estate', contoso, '--port', String(armPort), '--exchanges', exchanges]);
  check('simulate answers', await answers(`http://127.0.0.1:${armPort}/`, azure), azure.text);
  const store = join(scratch, 'events.db');
  const host = start('dotnet', [cli, 'serve', '--arm-endpoint', `http://127.0.0.1:${armPort}`, '--store', `sqlite:${store}`, '--urls', `http://127.0.0.1:${port}`]);
  const ready = await answers(`http://127.0.0.1:${port}/healthz`, host);
  check('serve answers', ready, host.text);
  if (!ready) return;
  for (const file of jsonFiles(join(scratch, 'data/eventgrid'))) {
    const body = readFileSync(file, 'utf8');
    const contentType = file.includes(`${'/'}cloud${'/'}`) ? 'application/cloudevents+json; charset=utf-8' : 'application/json; charset=utf-8';
    const response = await fetch(`http://127.0.0.1:${port}/api/events`, { method: 'POST', headers: { 'content-type': contentType }, body });
    check(`event ${file.slice(file.indexOf('eventgrid') + 10)}`, response.status === 200, `${response.status} ${await response.text()}`);
  }
  const live = ['--arm-endpoint', `http://127.0.0.1:${armPort}`, '--subscription', ...JSON.parse(readFileSync(contoso, 'utf8')).coverage.subscriptions];
  const scan = compliance(['scan', ...live, '--format', 'json', '--fail-on', 'none']);
  check('scan of Azure', scan.status === 0, scan.stderr);
  const exported = compliance(['export', ...live, '--output', join(scratch, 'exported.json')]);
  check('export of Azure', exported.status === 0, exported.stderr);
  host.kill('SIGINT');
  await host.exited;
  azure.kill('SIGINT');
  await azure.exited;
  judge('ARM exchanges of serve, scan and export', [exchanges]);
}
