// Measures what Baileys does for messages: sessions, ratchet, groups, fan-out, media. Nothing of Baileys is changed. Records live in
// memory and transactions cost nothing; it serialises its records at each message, as it always does. It does not check the signature of
// a bundle by itself, so that is done here with its own function. The first argument is a JSON object: how long to measure, and a folder
// for files. Answers one JSON object: operations (of media: MiB) per second of CPU time of each iteration.
import {openAsBlob} from 'node:fs';
import {unlink} from 'node:fs/promises';
import {randomBytes} from 'node:crypto';
import {Curve, downloadEncryptedContent, encryptedStream, generateSignalPubKey, getMediaKeys, signedKeyPair} from 'baileys';
import {makeLibSignalRepository} from 'baileys/lib/Signal/libsignal.js';

const given = JSON.parse(process.argv[2]);
const silent = {level: 'silent', child: () => silent, trace() {}, debug() {}, info() {}, warn() {}, error() {}};
const payload = Buffer.alloc(160, 7);
const group = '34600000001-1400000000@g.us';
const FAN_OUT = 256;
const MIB = 1 << 20;
const FILM = 16 * MIB;
console.log = console.info = console.warn = () => {}; // libsignal tells of each session, with its keys.

class Party {
  constructor(jid) {
    this.jid = jid;
    const tables = {};
    const keys = {
      async get(type, ids) {
        return Object.fromEntries(ids.map(id => [id, tables[type]?.[id]]).filter(entry => entry[1]));
      },
      async set(data) {
        for (const [type, rows] of Object.entries(data)) {
          Object.assign(tables[type] ??= {}, rows);
        }
      },
      isInTransaction: () => false,
      transaction: work => work(),
    };
    const identity = Curve.generateKeyPair();
    this.creds = {signedIdentityKey: identity, registrationId: 1, signedPreKey: signedKeyPair(identity, 1)};
    this.repository = makeLibSignalRepository({creds: this.creds, keys}, silent);
  }

  async start(other) {
    const {signedIdentityKey: identity, signedPreKey: signed} = other.creds;
    const key = generateSignalPubKey(signed.keyPair.public);
    if (!Curve.verify(identity.public, key, signed.signature)) {
      throw new Error('the bundle is not signed');
    }
    await this.repository.injectE2ESession({jid: other.jid, session: {
      registrationId: 1,
      identityKey: generateSignalPubKey(identity.public),
      signedPreKey: {keyId: 1, publicKey: key, signature: signed.signature},
    }});
  }

  seal(to, data = payload) {
    return this.repository.encryptMessage({jid: to.jid, data});
  }

  async open(from, {type, ciphertext}) {
    const plain = await this.repository.decryptMessage({jid: from.jid, type, ciphertext});
    if (plain.length !== payload.length) {
      throw new Error('another text came out');
    }
  }

  sealForGroup() {
    return this.repository.encryptGroupMessage({group, meId: this.jid, data: payload});
  }

  openFromGroup(from, {ciphertext}) {
    return this.repository.decryptGroupMessage({group, authorJid: from.jid, msg: ciphertext});
  }
}

async function acquainted(ann, bob) {
  await ann.start(bob);
  await bob.open(ann, await ann.seal(bob));
  await ann.open(bob, await bob.seal(ann));
}

async function measure(work) {
  for (let i = 0; i < given.warmups; i++) {
    await once(work);
  }
  const rates = [];
  for (let i = 0; i < given.iterations; i++) {
    rates.push(await once(work));
  }
  return rates;
}

async function once(work) {
  const until = performance.now() + given.milliseconds;
  const before = process.cpuUsage();
  let done = 0;
  do {
    done += await work() ?? 1;
  } while (performance.now() < until);
  const used = process.cpuUsage(before);
  return done * 1e6 / (used.user + used.system);
}

const [ann, bob, carl] = ['101@lid', '102@lid', '103@lid'].map(jid => new Party(jid));
await acquainted(ann, bob);
await carl.start(bob);
const first = await carl.seal(bob);
const crowd = [];
for (let i = 0; i < FAN_OUT; i++) {
  const member = new Party(`${1000 + i}@lid`);
  await acquainted(ann, member);
  crowd.push(member);
}
const {senderKeyDistributionMessage: key} = await ann.sealForGroup();
await bob.repository.processSenderKeyDistributionMessage(
  {item: {groupId: group, axolotlSenderKeyDistributionMessage: key}, authorJid: ann.jid});
const film = randomBytes(FILM);
const sealed = await encryptedStream(film, 'document', {logger: silent});
const media = await getMediaKeys(sealed.mediaKey, 'document');
const blob = URL.createObjectURL(await openAsBlob(sealed.encFilePath));
let annsTurn = false;

const works = {
  startSession: () => ann.start(carl),
  firstMessage: async () => {
    await bob.repository.deleteSession([carl.jid]);
    await bob.open(carl, first);
  },
  pingPong: async () => {
    annsTurn = !annsTurn;
    await (annsTurn ? bob.open(ann, await ann.seal(bob)) : ann.open(bob, await bob.seal(ann)));
  },
  encrypt: async () => void await ann.seal(crowd[0]),
  encryptAndDecrypt: async () => bob.open(ann, await ann.seal(bob)),
  groupEncrypt: async () => void await ann.sealForGroup(),
  groupEncryptAndDecrypt: async () => void await bob.openFromGroup(ann, await ann.sealForGroup()),
  fanOut: async () => {
    for (const member of crowd) {
      await ann.seal(member);
    }
  },
  seal: async () => {
    const result = await encryptedStream(film, 'document', {logger: silent});
    await unlink(result.encFilePath);
    return FILM / MIB;
  },
  open: async () => {
    let length = 0;
    // Its address has no length; without its MAC the file is whole blocks.
    for await (const chunk of await downloadEncryptedContent(blob, media, {endByte: FILM})) {
      length += chunk.length;
    }
    if (length !== FILM) {
      throw new Error(`${length} bytes came out`);
    }
    return FILM / MIB;
  },
};
const answer = {};
for (const [name, work] of Object.entries(works)) {
  try {
    answer[name] = await measure(work);
  } catch (problem) {
    process.stderr.write(`Baileys, ${name}: ${problem.stack}\n`);
  }
}
await unlink(sealed.encFilePath);
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
