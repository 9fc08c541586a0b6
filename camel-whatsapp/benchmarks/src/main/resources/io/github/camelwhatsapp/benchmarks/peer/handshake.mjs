// Measures the client's half of a Noise handshake as Baileys does it, against a server whose answer was recorded once. Nothing of
// Baileys is changed: it is told another root key. The first argument is a JSON object with keys and messages in hexadecimal, and how
// long to measure. Answers one JSON object: the last message that it wrote, and handshakes per second of CPU time of each iteration.
import {Curve, makeNoiseHandler, NOISE_WA_HEADER, proto, WA_CERT_DETAILS} from 'baileys';

const given = JSON.parse(process.argv[2]);
const bytes = name => Buffer.from(given[name], 'hex');
const silent = {level: 'silent', child: () => silent, trace() {}, debug() {}, info() {}, warn() {}, error() {}};
const device = {private: bytes('devicePrivate'), public: bytes('devicePublic')};
const ephemeral = {private: bytes('ephemeralPrivate'), public: bytes('ephemeralPublic')};
const payload = bytes('payload');
const serverHello = bytes('serverHello');
WA_CERT_DETAILS.PUBLIC_KEY.set(bytes('root'));

async function handshake() {
  Curve.generateKeyPair(); // Its cost counts; the recorded answer fits the given pair only.
  const noise = makeNoiseHandler({keyPair: ephemeral, NOISE_HEADER: NOISE_WA_HEADER, logger: silent});
  const hello = proto.HandshakeMessage.encode(
    proto.HandshakeMessage.fromObject({clientHello: {ephemeral: ephemeral.public}})).finish();
  noise.encodeFrame(hello);
  const sealedStatic = noise.processHandshake(proto.HandshakeMessage.decode(serverHello), device);
  const finish = proto.HandshakeMessage.encode(
    {clientFinish: {static: sealedStatic, payload: noise.encrypt(payload)}}).finish();
  const frame = noise.encodeFrame(finish);
  await noise.finishInit();
  return frame;
}

async function measure(milliseconds) {
  const until = performance.now() + milliseconds;
  const before = process.cpuUsage();
  let done = 0;
  do {
    await handshake();
    done++;
  } while (performance.now() < until);
  const used = process.cpuUsage(before);
  return done * 1e6 / (used.user + used.system);
}

const finish = await handshake();
for (let i = 0; i < given.warmups; i++) {
  await measure(given.milliseconds);
}
const rates = [];
for (let i = 0; i < given.iterations; i++) {
  rates.push(await measure(given.milliseconds));
}
process.stdout.write(`${JSON.stringify({finish: Buffer.from(finish).toString('hex'), rates})}\n`);
