'use strict';

const $ = id => document.getElementById(id);
const TICKS = { WAITING: '…', SENT: '✓', FAILED: 'not sent', DELIVERED: '✓✓', READ: '✓✓ read' };
let open = null;

const get = path => fetch('api/' + path).then(answer => answer.json());
const post = (path, options = {}) =>
  fetch('api/' + path, { method: 'POST', ...options, headers: { 'X-Desk': '1', ...options.headers } });
const clock = at => new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** A new element; what people wrote is only ever its text. */
function element(tag, text, properties = {}) {
  return Object.assign(document.createElement(tag), { textContent: text ?? '' }, properties);
}

async function showAccount() {
  const account = await get('account');
  $('state').textContent = account.online ? 'online' : account.state.toLowerCase();
  $('state').classList.toggle('online', account.online);
  $('link').hidden = account.online || !['FAILED', 'LINKING', 'AUTHENTICATING'].includes(account.state);
  $('code').hidden = !account.code;
  if (account.code) {
    $('code').src = 'actuator/whatsapp/desk/code?' + Date.now();
  }
}

async function showChats() {
  const chats = await get('chats');
  $('chats').replaceChildren(...chats.map(chat => {
    const button = element('button', '', { onclick: () => choose(chat) });
    button.append(element('span', chat.name), element('time', clock(chat.at)), element('span', chat.last || '(file)'));
    if (chat.unread > 0) {
      button.append(element('mark', chat.unread));
    }
    if (open && open.chat === chat.chat) {
      button.setAttribute('aria-current', 'true');
    }
    return button;
  }));
}

async function showLines() {
  if (!open) {
    return;
  }
  const lines = await get('chats/' + encodeURIComponent(open.chat));
  $('lines').replaceChildren(...lines.map(line));
  toTheEnd();
  if (document.visibilityState === 'visible') {
    post('chats/' + encodeURIComponent(open.chat) + '/read');
  }
}

function toTheEnd() {
  $('lines').scrollTop = $('lines').scrollHeight;
}

function line(message) {
  const item = element('li', '', { className: message.own ? 'own' : '' });
  if (message.file) {
    item.append(medium(message));
  }
  item.append(document.createTextNode(message.text));
  item.append(element('small', message.author + ' · ' + clock(message.at) + (message.own ? ' · ' + TICKS[message.tick] : ''),
    { className: message.own && message.tick === 'READ' ? 'read' : '' }));
  return item;
}

function medium(message) {
  const type = message.type || '';
  const src = 'api/files/' + encodeURIComponent(message.file) + '?type=' + encodeURIComponent(type);
  if (type.startsWith('image/')) {
    return element('img', '', { src, alt: '', onload: toTheEnd });
  } else if (type.startsWith('audio/') || type.startsWith('video/')) {
    return element(type.slice(0, 5), '', { src, controls: true });
  }
  return element('a', message.file, { href: src });
}

function choose(chat) {
  open = chat;
  $('name').textContent = chat.name;
  $('answer').hidden = false;
  $('text').focus();
  showChats();
  showLines();
}

$('answer').onsubmit = async event => {
  event.preventDefault();
  const author = $('author').value, text = $('text').value.trim(), file = $('file').files[0];
  const path = 'chats/' + encodeURIComponent(open.chat);
  if (file) {
    const form = new FormData();
    form.append('author', author);
    form.append('text', text);
    form.append('file', file);
    await post(path, { body: form });
  } else if (text) {
    await post(path, { body: JSON.stringify({ author, text }), headers: { 'Content-Type': 'application/json' } });
  }
  $('answer').reset();
  $('chosen').textContent = '';
};
$('file').onchange = () => { $('chosen').textContent = $('file').files[0]?.name ?? ''; };
$('ask').onclick = async () => { await post('account/link'); showAccount(); };
$('author').value = localStorage.getItem('author') || $('author').value;
$('author').onchange = () => localStorage.setItem('author', $('author').value);

const showAll = () => { showChats(); showLines(); };
new EventSource('api/changes').onmessage = showAll;
document.addEventListener('visibilitychange', showAll);
setInterval(showAccount, 2000);
showAccount();
showAll();
