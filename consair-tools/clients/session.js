// A session of the npm package nrepl-client. The argument is the port.
const nrepl = require('nrepl-client');
const assert = require('assert');

const client = nrepl.connect({ port: Number(process.argv[2]), host: '127.0.0.1' });
const ask = (op, ...args) => new Promise((resolve, reject) =>
  client[op](...args, (error, replies) => (error ? reject(error) : resolve(replies))));
const values = (replies) => replies.map((reply) => reply.value).filter(Boolean);

client.once('connect', async () => {
  try {
    const [described] = await ask('describe', undefined, undefined);
    assert(described.ops.eval && described.ops.interrupt, 'ops are a dictionary');
    assert.deepStrictEqual(values(await ask('eval', '*ns*')), ['user']);
    assert.deepStrictEqual(values(await ask('eval', '(def x 41) (inc x)')), ["#'user/x", '42']);
    const printed = await ask('eval', '(println "hello")');
    assert.strictEqual(printed.map((reply) => reply.out || '').join(''), 'hello\n');
    const cloned = await ask('clone');
    const session = cloned.map((reply) => reply['new-session']).find(Boolean);
    assert(session, 'a new session');
    const failed = await ask('eval', '(/ 1 0)', undefined, session);
    assert(failed.some((reply) => (reply.status || []).includes('eval-error')), 'an error');
    assert.deepStrictEqual(values(await ask('eval', '(inc x)', undefined, session)), ['42']);
    await ask('close', session);
    client.end();
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
});
client.on('error', (error) => { console.error(error); process.exit(1); });
