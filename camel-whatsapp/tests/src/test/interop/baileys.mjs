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
//   exit                  ends the program once its credentials are written
import {createInterface} from 'node:readline';
import makeWASocket, {DisconnectReason, useMultiFileAuthState} from 'baileys';

const [address, folder, version] = process.argv.slice(2);
const {state, saveCreds} = await useMultiFileAuthState(folder);
let socket = null;
let saved = Promise.resolve();

const tell = (event, detail = {}) => process.stdout.write(`${JSON.stringify({event, ...detail})}\n`);
const silent = {
  level: process.env.BAILEYS_LOG ?? 'silent',
  child: () => silent,
  ...Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error'].map(level => [level, (...what) => {
    if (process.env.BAILEYS_LOG) {
      process.stderr.write(`${level} ${JSON.stringify(what, (key, value) => value instanceof Error ? value.stack : value)}\n`);
    }
  }])),
};

function connect() {
  socket = makeWASocket({
    auth: state,
    waWebSocketUrl: address,
    logger: silent,
    ...(version === 'default' ? {} : {version: version.split('.').map(Number)}),
  });
  socket.ev.on('creds.update', () => {
    saved = saved.then(saveCreds);
  });
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

const orders = {
  connect,
  code: async number => tell('code', {text: await socket.requestPairingCode(number)}),
  logout: () => socket.logout(),
  close: () => socket.end(undefined),
  number: async number => tell('number', {found: await socket.onWhatsApp(number)}),
  exit: async () => {
    await saved;
    process.exit(0);
  },
};

process.on('unhandledRejection', problem => tell('problem', {message: String(problem?.message ?? problem)}));
tell('ready');
for await (const line of createInterface({input: process.stdin})) {
  const [order, argument] = line.trim().split(/\s+/);
  try {
    await orders[order](argument);
  } catch (problem) {
    tell('problem', {order, message: String(problem?.message ?? problem)});
  }
}
process.exit(0);
