// Drives one Baileys client for a test: orders come in on stdin, one word and its argument to a line, what happens goes out on
// stdout as one JSON object to a line. Nothing of Baileys is changed: it is told another address, and the TLS certificate comes
// in through NODE_EXTRA_CA_CERTS.
//
//   node baileys.mjs <address> <folder for the credentials> <version, three numbers with dots between them, or 'default'>
//
//   connect               makes a socket; it is not made again by itself
//   code NUMBER           asks for a pairing code
//   logout                takes the device from its account
//   close                 closes the socket
//   number NUMBER         asks whether there is an account
//   send JSON             sends {to, content, options}, as sendMessage takes them, and tells the message's key
//   fetch JSON            fetches the medium of a message that came: {id}; tells its SHA-256 and length
//   read JSON             marks messages as read, by their keys
//   vote JSON             votes in a poll that came: {key, options: [name...]}
//   group JSON            makes a group: {subject, members}
//   groupInfo JSON        tells a group: {group}
//   groupChange JSON      changes members: {group, members, change}, where change is add, remove, promote or demote
//   lose JSON             loses what it keeps: {kind, of}, such as the kind session or sender-key, where the name has this in it
//   keep NAME             takes a copy of its sessions, where the name has this in it
//   restore               goes back to that copy
//   mend                  from now on, sends a message once more that it sent again in vain, in the form that the server takes
//   ask JSON              calls a function of the socket: [name, arguments...], and tells its answer
//   exit                  ends the program once its credentials are written
import {createCipheriv, createHash, createHmac, randomBytes} from 'node:crypto';
import {copyFile, mkdir, readdir, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import makeWASocket, {decryptPollVote, DisconnectReason, downloadMediaMessage, encodeSignedDeviceIdentity, encodeWAMessage, getContentType, jidNormalizedUser, normalizeMessageContent, useMultiFileAuthState} from 'baileys';

const [address, folder, version] = process.argv.slice(2);
const {state, saveCreds} = await useMultiFileAuthState(folder);
let socket = null;
let saved = Promise.resolve();

const readable = (key, value) => value?.type === 'Buffer' ? Buffer.from(value.data).toString('base64')
  : value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
const tell = (event, detail = {}) => process.stdout.write(`${JSON.stringify({event, ...detail}, readable)}\n`);
const known = new Map();
const asked = new Map();
let mended = false;
const local = {};
const silent = {
  level: process.env.BAILEYS_LOG ?? 'silent',
  child: () => silent,
  ...Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error'].map(level => [level, (...what) => {
    if (process.env.BAILEYS_LOG) {
      process.stderr.write(`${level} ${JSON.stringify(what, (key, value) => value instanceof Error ? value.stack : value)}\n`);
    }
  }])),
};

// Whoever asks for a message may do so before sendMessage has returned.
async function sentOrCame(id) {
  for (let tries = 0; tries < 20 && !known.has(id); tries++) {
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return known.get(id);
}

function connect() {
  socket = makeWASocket({
    auth: state,
    waWebSocketUrl: address,
    logger: silent,
    getMessage: async ({id}) => (await sentOrCame(id))?.message,
    ...(version === 'default' ? {} : {version: version.split('.').map(Number)}),
  });
  socket.ev.on('creds.update', () => {
    saved = saved.then(saveCreds);
  });
  socket.ev.on('messages.upsert', ({messages, type}) => messages.forEach(message => {
    if (message.message) {
      known.set(message.key.id, message);
    }
    const content = normalizeMessageContent(message.message);
    if (content?.pollUpdateMessage) {
      tell('vote', {key: message.key, ...opened(message.key, content.pollUpdateMessage)});
    }
    tell('message', {
      upsert: type,
      key: message.key,
      name: message.pushName,
      kind: content ? getContentType(content) : null,
      text: content?.conversation ?? content?.extendedTextMessage?.text ?? null,
      content: content ?? null,
      stub: message.messageStubParameters ?? null,
    });
  }));
  socket.ev.on('messages.update', updates => updates.forEach(({key, update}) => tell('update', {key, update})));
  socket.ev.on('messages.reaction', reactions => reactions.forEach(({key, reaction}) => tell('reaction', {key, reaction})));
  socket.ev.on('message-receipt.update', receipts => receipts.forEach(({key, receipt}) => tell('receipt', {key, receipt})));
  // Baileys merges what it tells of several receipts that come together into the last one: this tells of each.
  socket.ws.on('CB:receipt', ({attrs}) => tell('receiptStanza', {id: attrs.id, type: attrs.type ?? 'delivered'}));
  socket.ws.on('CB:receipt,type:retry', receipt => {
    tell('asked', {attrs: receipt.attrs});
    asked.set(receipt.attrs.id, receipt);
  });
  socket.ws.on('CB:ack,class:message', ({attrs}) => {
    if (attrs.error) {
      tell('refused', {id: attrs.id, error: attrs.error});
      if (mended && asked.has(attrs.id)) {
        answer(asked.get(attrs.id)).catch(problem => tell('problem', {message: String(problem)}));
        asked.delete(attrs.id);
      }
    }
  });
  socket.ev.on('groups.upsert', groups => groups.forEach(group => tell('groupMade', {group})));
  socket.ev.on('group-participants.update', change => tell('members', change));
  socket.ev.on('connection.update', update => {
    if (update.qr) {
      tell('qr', {text: update.qr});
    }
    if (update.isNewLogin) {
      tell('paired', {jid: state.creds.me?.id, lid: state.creds.me?.lid});
    }
    if (update.connection === 'open') {
      tell('open', {jid: socket.user?.id, lid: socket.user?.lid});
    }
    if (update.receivedPendingNotifications) {
      tell('caughtUp');
    }
    if (update.connection === 'close') {
      const status = update.lastDisconnect?.error?.output?.statusCode ?? 0;
      tell('close', {status, reason: DisconnectReason[status] ?? '', message: update.lastDisconnect?.error?.message ?? ''});
    }
  });
}

// Baileys 7 writes what it sends again into one stanza twice, for which the server refuses it. This sends it once, over the session
// that Baileys has begun with the keys of whoever asks: multidevice-messaging.md section 4.4.
async function answer({attrs, content}) {
  const device = attrs.participant ?? attrs.from;
  const message = {...(await sentOrCame(attrs.id)).message};
  if (attrs.participant) {
    message.senderKeyDistributionMessage = {
      groupId: attrs.from,
      axolotlSenderKeyDistributionMessage: await socket.signalRepository.getSenderKeyDistributionMessage({group: attrs.from, meId: socket.user.lid}),
    };
  }
  const {type, ciphertext} = await socket.signalRepository.encryptMessage({jid: device, data: encodeWAMessage(message)});
  const {count} = content.find(({tag}) => tag === 'retry').attrs;
  await socket.sendNode({
    tag: 'message',
    attrs: {
      id: attrs.id,
      to: attrs.from,
      type: 'text',
      ...(attrs.participant ? {participant: device, addressing_mode: 'lid'} : {device_fanout: 'false'}),
    },
    content: [
      {tag: 'enc', attrs: {v: '2', type, count}, content: ciphertext},
      {tag: 'device-identity', attrs: {}, content: encodeSignedDeviceIdentity(state.creds.account, true)},
    ],
  });
}

// Baileys leaves the decryption of votes to who uses it. Which form of an address went into the key is not said, so all are tried.
function opened(key, {pollCreationMessageKey, vote}) {
  const poll = known.get(pollCreationMessageKey.id);
  const content = normalizeMessageContent(poll?.message);
  const options = (content?.pollCreationMessage ?? content?.pollCreationMessageV3)?.options ?? [];
  const mine = [socket.user.id, socket.user.lid];
  const theirs = [poll?.key.participant, poll?.key.participantAlt, poll?.key.remoteJid, poll?.key.remoteJidAlt];
  const voters = key.fromMe ? mine : [key.participant, key.participantAlt, key.remoteJid, key.remoteJidAlt];
  for (const creator of (poll?.key.fromMe ? mine : theirs).filter(Boolean)) {
    for (const voter of voters.filter(Boolean)) {
      try {
        const {selectedOptions} = decryptPollVote(vote, {
          pollCreatorJid: jidNormalizedUser(creator),
          pollMsgId: pollCreationMessageKey.id,
          pollEncKey: poll.message.messageContextInfo.messageSecret,
          voterJid: jidNormalizedUser(voter),
        });
        const hashes = selectedOptions.map(hash => Buffer.from(hash).toString('hex'));
        return {poll: pollCreationMessageKey.id, options: options.map(option => option.optionName)
          .filter(name => hashes.includes(createHash('sha256').update(name).digest('hex')))};
      } catch {
        // Another form of the addresses, then.
      }
    }
  }
  return {poll: pollCreationMessageKey.id, options: null};
}

// Baileys has no function for a vote, so it is encrypted here: multidevice-messaging.md section 5.2.
async function vote({key, options}) {
  const poll = known.get(key.id);
  const secret = Buffer.from(poll.message.messageContextInfo.messageSecret);
  const hidden = key.remoteJid.endsWith('@lid') || key.addressingMode === 'lid';
  const me = jidNormalizedUser(hidden ? socket.user.lid : socket.user.id);
  const author = jidNormalizedUser(key.fromMe ? me : key.participant || key.remoteJid);
  const info = Buffer.concat([Buffer.from(key.id), Buffer.from(author), Buffer.from(me), Buffer.from('Poll Vote'), Buffer.from([1])]);
  const extracted = createHmac('sha256', Buffer.alloc(32)).update(secret).digest();
  const cipherKey = createHmac('sha256', extracted).update(info).digest();
  const chosen = options.map(name => createHash('sha256').update(name).digest());
  const plain = Buffer.concat(chosen.map(hash => Buffer.concat([Buffer.from([0x0a, hash.length]), hash])));
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cipherKey, iv);
  cipher.setAAD(Buffer.from(`${key.id}\u0000${me}`));
  const encPayload = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const id = await socket.relayMessage(key.remoteJid, {pollUpdateMessage: {
    pollCreationMessageKey: {remoteJid: key.remoteJid, fromMe: key.fromMe, id: key.id, participant: key.participant},
    vote: {encPayload, encIv: iv},
    senderTimestampMs: Date.now(),
  }}, {});
  tell('voted', {id});
}

const kept = `${folder}-kept`;
const files = async (where, kind, of = '') => (await readdir(where)).filter(name => name.startsWith(`${kind}-`) && name.includes(of));

const orders = {
  connect,
  code: async number => tell('code', {text: await socket.requestPairingCode(number)}),
  logout: () => socket.logout(),
  close: () => socket.end(undefined),
  number: async number => tell('number', {found: await socket.onWhatsApp(number)}),
  send: async order => {
    const {to, content, options} = JSON.parse(order);
    const sent = await socket.sendMessage(to, content, options ?? {});
    known.set(sent.key.id, sent);
    tell('sent', {key: sent.key});
  },
  fetch: async order => {
    const bytes = await downloadMediaMessage(known.get(JSON.parse(order).id), 'buffer', {options: local}, {logger: silent});
    tell('fetched', {length: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64')});
  },
  read: async order => {
    await socket.readMessages(JSON.parse(order));
    tell('read');
  },
  vote: order => vote(JSON.parse(order)),
  group: async order => {
    const {subject, members} = JSON.parse(order);
    tell('group', {group: await socket.groupCreate(subject, members)});
  },
  groupInfo: async order => tell('group', {group: await socket.groupMetadata(JSON.parse(order).group)}),
  groupChange: async order => {
    const {group, members, change} = JSON.parse(order);
    tell('changed', {result: await socket.groupParticipantsUpdate(group, members, change)});
  },
  lose: async order => {
    const {kind, of} = JSON.parse(order);
    const lost = await files(folder, kind, of);
    await Promise.all(lost.map(name => rm(join(folder, name))));
    tell('lost', {lost});
  },
  keep: async of => {
    await mkdir(kept, {recursive: true});
    await Promise.all((await files(folder, 'session', of)).map(name => copyFile(join(folder, name), join(kept, name))));
    tell('kept');
  },
  restore: async () => {
    const restored = await files(kept, 'session');
    await Promise.all(restored.map(name => copyFile(join(kept, name), join(folder, name))));
    tell('restored', {restored});
  },
  mend: () => {
    mended = true;
  },
  ask: async order => {
    const [method, ...given] = JSON.parse(order);
    tell('answer', {method, answer: await socket[method](...given) ?? null});
  },
  exit: async () => {
    await saved;
    process.exit(0);
  },
};

process.on('unhandledRejection', problem => tell('problem', {message: String(problem?.message ?? problem)}));
tell('ready');
for await (const line of createInterface({input: process.stdin})) {
  const [, order, argument] = line.trim().match(/^(\S+)\s*(.*)$/);
  try {
    await orders[order](argument);
  } catch (problem) {
    tell('problem', {order, message: String(problem?.message ?? problem)});
  }
}
process.exit(0);
