// The HTTP interface of the emulator. A refusal becomes an Error whose message is the server's sentence.

const base = number => `/api/phones/${encodeURIComponent(number)}`;

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error('The emulator does not answer. Is it still running?');
  }
  const body = response.status === 204 ? null : await response.json();
  if (!response.ok) {
    throw new Error(body?.error ?? `The emulator answered with status ${response.status}.`);
  }
  return body;
}

const get = path => request(path);
const post = (path, body = {}) =>
  request(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});

export const phones = () => get('/api/phones');
export const directory = () => get('/api/directory');
export const addPhone = (number, name) => post('/api/phones', name ? {number, name} : {number});
export const messages = (number, chat, limit) =>
  get(`${base(number)}/messages?chat=${encodeURIComponent(chat)}&limit=${limit}`);
export const send = (number, to, text) => post(`${base(number)}/messages`, {to, text});
export const sendFile = (number, to, file, options) => {
  const query = new URLSearchParams(Object.entries(options).filter(([, value]) => value));
  return request(`${base(number)}/to/${encodeURIComponent(to)}/media?${query}`,
    {method: 'POST', headers: {'Content-Type': file.type || 'application/octet-stream'}, body: file});
};
export const sendPlace = (number, to, place) => post(`${base(number)}/to/${encodeURIComponent(to)}/location`, place);
export const sendCard = (number, to, vcard) => post(`${base(number)}/to/${encodeURIComponent(to)}/contact`, {vcard});
export const mediumUrl = (number, message) => `${base(number)}/media/${message.author}/${encodeURIComponent(message.id)}`;
export const previewUrl = (number, message) => `${base(number)}/previews/${message.author}/${encodeURIComponent(message.id)}`;
export const openChat = (number, chat) => post(`${base(number)}/chats`, {chat});
export const typing = (number, to, state) => post(`${base(number)}/typing`, {to, state});
export const read = (number, chat) => post(`${base(number)}/read`, {chat});
export const rename = (number, name) => post(`${base(number)}/name`, {name});
export const devices = number => get(`${base(number)}/devices`);
export const link = (number, qrOrCode) => post(`${base(number)}/devices`, qrOrCode);
export const unlink = (number, device) => request(`${base(number)}/devices/${device}`, {method: 'DELETE'});
export const power = (number, on) => post(`${base(number)}/${on ? 'online' : 'offline'}`);

export const sendPoll = (number, to, poll) => post(`${base(number)}/to/${encodeURIComponent(to)}/poll`, poll);

const deed = (number, message, what, body) =>
  post(`${base(number)}/messages/${message.author}/${encodeURIComponent(message.id)}/${what}`, body);
export const reply = (number, message, text) => deed(number, message, 'reply', {text});
export const react = (number, message, emoji) => deed(number, message, 'reaction', {emoji});
export const edit = (number, message, text) => deed(number, message, 'edit', {text});
export const revoke = (number, message) => deed(number, message, 'revoke');
export const vote = (number, message, options) => deed(number, message, 'vote', {options});
export const played = (number, message) => deed(number, message, 'played');

const groupOf = (number, id) => `${base(number)}/groups/${encodeURIComponent(id)}`;
export const createGroup = (number, subject, members) => post(`${base(number)}/groups`, {subject, members});
export const group = (number, id) => get(groupOf(number, id));
export const changeGroup = (number, id, what, numbers) => post(`${groupOf(number, id)}/${what}`, {numbers});
export const renameGroup = (number, id, subject) => post(`${groupOf(number, id)}/subject`, {subject});
export const leaveGroup = (number, id) => post(`${groupOf(number, id)}/leave`);

export const faultKinds = () => get('/api/faults/kinds');
export const faults = () => get('/api/faults');
export const planFault = fault => post('/api/faults', fault);
export const takeBack = (service, place) => request(`/api/faults/${service}/${place}`, {method: 'DELETE'});
export const takeAllBack = () => request('/api/faults', {method: 'DELETE'});
export const disconnect = service => post(`/api/services/${service}/disconnect`);
export const trouble = (number, body) => post(`${base(number)}/troubles`, body);
export const violations = () => get('/api/violations');
export const stanza = (service, place) => get(`/api/stanzas/${service}/${place}?contents=true`);

/**
 * Follows the stanzas that pass: calls the handlers `snapshot` with a list and `stanza` with each.
 *
 * @return what ends it
 */
export function followStanzas(filter, handlers, onLost) {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  const source = listen(`/api/stanzas/events?${query}`, handlers, onLost);
  return () => source.close();
}

/**
 * Follows a phone: calls the handler named like each event with its data. The stream begins with a snapshot, also after it was
 * away. It is away while the page is hidden: browsers allow few connections to one server, and each tab would hold one.
 */
export function follow(number, handlers, onLost) {
  let source = null;
  const open = () => {
    source ??= stream(number, handlers, () => {
      onLost();
      if (source?.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(again, 2000);
      }
    });
  };
  // An emulator that was started anew does not know the phone yet.
  const again = () => addPhone(number).catch(onLost).finally(() => visible() && open());
  const visible = () => document.visibilityState === 'visible';
  document.addEventListener('visibilitychange', () => {
    if (visible()) {
      open();
    } else {
      source?.close();
      source = null;
    }
  });
  open();
}

const stream = (number, handlers, onError) => listen(`${base(number)}/events`, handlers, onError);

function listen(path, handlers, onError) {
  const source = new EventSource(path);
  for (const [name, handler] of Object.entries(handlers)) {
    source.addEventListener(name, event => handler(JSON.parse(event.data)));
  }
  source.addEventListener('error', onError);
  return source;
}
