// The desk: all phones, a form to add one, whom they can write to, and how to do it from a terminal.
import * as api from './api.js';
import {byId, el, hue, initials} from './dom.js';

const REFRESH = 3000;
const STATES = {connecting: 'connecting', online: 'on', offline: 'off', refused: 'refused'};

export async function showDesk() {
  byId('add-phone').addEventListener('submit', add);
  byId('curl').textContent = commands('34123456789', '34600000001');
  await refresh();
  setInterval(() => document.visibilityState === 'visible' && refresh(), REFRESH);
}

async function refresh() {
  try {
    const [phones, directory] = await Promise.all([api.phones(), api.directory()]);
    keep(byId('phone-cards'), phones, phoneCard);
    const played = new Set(phones.map(phone => phone.number));
    const entries = [
      ...directory.accounts.filter(account => !played.has(account.number)).map(account => ({
        id: account.number, title: account.name, note: account.connected ? 'connected' : 'not connected'})),
      ...directory.groups.map(group => ({
        id: group.id, title: group.subject, note: `group of ${group.members.length}`})),
    ];
    keep(byId('directory-entries'), entries, entryItem);
    byId('directory').hidden = entries.length === 0;
    byId('curl').textContent = commands(...pair(phones.map(phone => phone.number), directory.accounts.find(account => !played.has(account.number))?.number));
  } catch (problem) {
    byId('add-phone').querySelector('.problem').textContent = problem.message;
  }
}

/** Redraws a list only when what it shows has changed, so that focus and hover stay where they are. */
function keep(list, items, draw) {
  const state = JSON.stringify(items);
  if (list.dataset.state !== state) {
    const focused = list.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    list.dataset.state = state;
    list.replaceChildren(...items.map(draw));
    [...list.querySelectorAll('a')].find(link => link.getAttribute('href') === focused)?.focus();
  }
}

function phoneCard(phone) {
  return el('li', {}, el('a', {class: 'card', href: `/phones/${phone.number}`},
    el('span', {class: `avatar ${hue(phone.number)}`, 'aria-hidden': 'true', text: initials(phone.name)}),
    el('span', {class: 'lines'},
      el('strong', {text: phone.name, dir: 'auto'}),
      el('span', {class: 'muted', text: phone.name === phone.number ? '' : phone.number}),
      el('span', {class: `state ${phone.state}`, text: STATES[phone.state]})),
    phone.unread > 0 ? el('span', {class: 'count', text: phone.unread, 'aria-label': `${phone.unread} unread`}) : null));
}

function entryItem(entry) {
  return el('li', {class: 'entry'},
    el('span', {class: `avatar ${hue(entry.id)}`, 'aria-hidden': 'true', text: initials(entry.title)}),
    el('span', {class: 'lines'},
      el('strong', {text: entry.title, dir: 'auto'}),
      el('span', {class: 'muted', text: entry.title === entry.id ? entry.note : `${entry.note} · ${entry.id}`})));
}

async function add(event) {
  event.preventDefault();
  const form = event.target;
  const problem = form.querySelector('.problem');
  problem.textContent = '';
  try {
    const phone = await api.addPhone(form.elements.number.value, form.elements.name.value);
    location.assign(`/phones/${phone.number}`);
  } catch (refusal) {
    problem.textContent = refusal.message;
    form.elements.number.focus();
  }
}

/** Somebody who writes, and to whom: an account that a program serves, else another phone. */
function pair([first = '34123456789', second], served) {
  if (served) {
    return [first, served];
  }
  return second ? [second, first] : [first, first === '34600000001' ? '34123456789' : '34600000001'];
}

function commands(from, to) {
  return `curl -d 'hello' ${location.origin}/api/phones/${from}/to/${to}\n`
    + `curl '${location.origin}/api/phones/${from}/messages?wait=5'`;
}
