// What is to go wrong: a button for each kind of fault, a form for what it needs, and the faults that are planned.
import * as api from './api.js';
import {byId, el, setText} from './dom.js';

const REFRESH = 2000;
const SERVICES = {multidevice: 'Linked devices', classic: 'Classic', phones: 'Phones', media: 'Media host'};

/**
 * Of each kind what people call it, what it does, and what its parameters begin with; a kind that is not here shows its own name. What
 * concerns a stanza strikes the next one that the server sends and that fits.
 */
const KINDS = {
  refuse: ['Refuse the connection', 'The next connection opens and is reset before a byte passes.'],
  refuseUpgrade: ['Refuse the upgrade', 'The next connection gets an HTTP status instead of a WebSocket.', {status: 503}],
  cutAtByte: ['Cut off', 'The connection ends after so many bytes of the stanza; without a tag or a number, of the next connection.', {bytes: 0}],
  blackHole: ['Swallow everything', 'The connection stays open, takes what comes, and says nothing any more.'],
  halfOpen: ['Forget the connection', 'The server forgets the connection without a word; what the client sends next is answered with a reset.'],
  delay: ['Hold a stanza back', 'A stanza, and all behind it, comes so much later.', {duration: 5}],
  slowServer: ['Be slow', 'Every stanza leaves so much later than it could.', {duration: 1}],
  corruptFrame: ['Turn a bit over', 'A stanza arrives with one bit turned over: it cannot be decrypted.'],
  duplicateStanza: ['Send twice', 'A stanza is sent twice in a row.'],
  swapStanzas: ['Swap two stanzas', 'A stanza waits until the next one with its tag has overtaken it.'],
  missingAck: ['Leave an ack out', 'The server does what the client asked, and does not say so.'],
  routingChange: ['Change the routing', 'The client is handed other routing information, which its next connection has to bring.'],
  streamError: ['End the stream', 'In place of a stanza the server ends the stream with an error.', {error: 'conflict'}],
  loginFailure: ['Fail the login', 'The next login is refused with this reason.', {reason: '503'}],
  refuseMessage: ['Refuse a message', 'A message that the client sends reaches nobody and is acked with this error: 429 too many, 463 may not begin chats.', {error: 429}],
  otherDevices: ['Name other devices', 'A message is delivered, but the ack says that the sender\'s list of devices is old.'],
  status: ['Answer with a status', 'The transfer ends with an HTTP status.', {status: 404}],
  cut: ['Break off', 'The transfer breaks off after so many bytes.', {bytes: 1000}],
  corrupt: ['Falsify a byte', 'One byte is another than it should be.'],
  stall: ['Stop in the middle', 'After so many bytes nothing comes any more.', {bytes: 1000}],
  busy: ['Ask to wait', 'The host is busy, and says for how many seconds.', {status: 429, seconds: 2}],
  redirect: ['Redirect', 'The client is sent to the same address once more.'],
  deaf: ['Take it, say nothing', 'An upload is taken, and the connection breaks off before the answer.'],
  noUrl: ['Answer without an address', 'An upload is answered with JSON that has no URL.'],
};

/** What can be wrong with the keys of a phone: the button, what it does at once, and what is asked of the server. */
const TROUBLES = [
  ['Misread what comes', 'It fails to read all that comes, and asks for it once more', {kind: 'misreads', share: 1}],
  ['Read again', 'It reads what comes from now on', {kind: 'misreads', share: 0}],
  ['Lose sender keys', 'It forgets the keys of groups', {kind: 'losesSenderKeys'}],
  ['Back up sessions', 'It takes a copy of its sessions', {kind: 'backsUp'}],
  ['Restore sessions', 'It goes back to that copy: its ratchets are stale', {kind: 'restores'}],
  ['Set up anew', 'Another identity, no sessions, linked devices off', {kind: 'isSetUpAnew'}],
  ['Write to numbers', 'It addresses people by number, as before hidden ids', {kind: 'writesToNumbers', on: true}],
  ['Write to hidden ids', 'It addresses people by hidden ids, as at first', {kind: 'writesToNumbers', on: false}],
  ['Leave linked devices out', 'They get messages without content, and ask their phone', {kind: 'leavesOutLinked', on: true}],
  ['Write to all devices', 'It knows the linked devices again', {kind: 'leavesOutLinked', on: false}],
  ['Use up prekeys', 'The server has none of its one-time prekeys left', {kind: 'exhaustsPreKeys'}],
  ['Lock out of new chats', 'For an hour it may not write to strangers: 463', {kind: 'timeLock', seconds: 3600}],
];

export class Faults {
  #kinds = null;
  #chosen = null;
  #form = byId('fault-form');

  async start() {
    this.#form.elements.service.addEventListener('change', () => this.#offer());
    this.#form.addEventListener('submit', event => this.#plan(event));
    byId('fault-clear').addEventListener('click', () => this.#do(api.takeAllBack));
    byId('disconnects').append(...['multidevice', 'classic', 'phones'].map(service =>
      this.#button(SERVICES[service], () => api.disconnect(service), `Cut: ${SERVICES[service]}.`)));
    byId('troubles').append(...TROUBLES.map(([label, words, body]) => this.#trouble(label, words, body)));
    this.#do(async () => {
      this.#kinds = await api.faultKinds();
      this.#offer();
    });
    setInterval(() => document.visibilityState === 'visible' && this.#refresh().catch(() => {}), REFRESH);
  }

  /** The buttons of the kinds that the chosen service has. */
  #offer() {
    const media = this.#form.elements.service.value === 'media';
    const kinds = media ? this.#kinds.media : this.#kinds.faults;
    byId('fault-kinds').replaceChildren(...kinds.map(kind => {
      const button = el('button', {type: 'button', class: 'chip', 'data-kind': kind.kind, 'aria-pressed': 'false', title: says(kind.kind), text: label(kind.kind)});
      button.addEventListener('click', () => this.#choose(kind));
      return button;
    }));
    byId('fault-when').hidden = media;
    byId('fault-transfer').hidden = !media;
    this.#choose(null);
  }

  #choose(kind) {
    this.#chosen = kind;
    byId('fault-kinds').querySelectorAll('button').forEach(button =>
      button.setAttribute('aria-pressed', String(button.dataset.kind === kind?.kind)));
    byId('fault-what').hidden = kind === null;
    byId('fault-choose').hidden = kind !== null;
    setText(byId('fault-says'), kind ? says(kind.kind) : '');
    setText(byId('fault-done'), '');
    byId('fault-parameters').replaceChildren(...(kind?.parameters ?? []).filter(parameter => parameter.type !== 'attributes')
      .map(parameter => this.#parameter(parameter, KINDS[kind.kind]?.[2]?.[parameter.name] ?? '')));
    setText(byId('fault-problem'), '');
  }

  #parameter(parameter, value) {
    const name = `of-${parameter.name}`;
    const words = {seconds: `${parameter.name} in seconds`}[parameter.type] ?? parameter.name;
    if (parameter.type === 'choice') {
      return el('label', {text: words}, el('select', {name}, ...parameter.choices.map(choice =>
        el('option', {value: choice, text: choice, selected: choice === value}))));
    }
    return el('label', {text: words}, el('input', {name, value: String(value), autocomplete: 'off', inputmode: parameter.type === 'text' ? 'text' : 'decimal'}));
  }

  async #plan(event) {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(this.#form)].filter(([, value]) => value !== ''));
    const media = given.service === 'media';
    const fault = {service: given.service, kind: this.#chosen.kind, times: given.times};
    for (const name of media ? ['transfer'] : ['account', 'tag', 'stanza', 'probability']) {
      fault[name] = given[name];
    }
    for (const parameter of this.#chosen.parameters) {
      fault[parameter.name] = given[`of-${parameter.name}`];
    }
    await this.#do(() => api.planFault(fault), `Planned: ${label(this.#chosen.kind)}.`);
  }

  /** Does it and says what came of it: a sentence, or the refusal. */
  async #do(deed, done = '') {
    setText(byId('fault-problem'), '');
    setText(byId('fault-done'), '');
    try {
      await deed();
      setText(byId('fault-done'), done);
    } catch (problem) {
      setText(byId('fault-problem'), problem.message);
    }
    await this.#refresh().catch(problem => setText(byId('fault-problem'), problem.message));
  }

  async #refresh() {
    const [plans, violations, phones] = await Promise.all([api.faults(), api.violations(), api.phones()]);
    keep(byId('planned'), Object.entries(plans).flatMap(([service, plan]) => (plan.planned ?? []).map(fault => ({service, ...fault}))), fault => this.#planned(fault));
    const media = ['downloads', 'uploads'].flatMap(transfer => plans.media[transfer].map(fault => ({transfer, fault})));
    keep(byId('planned-media'), media, ({transfer, fault}) => el('li', {}, el('strong', {text: label(fault.kind)}),
      el('span', {class: 'muted', text: ` next of the ${transfer} · ${details(fault)}`})));
    byId('nothing-planned').hidden = byId('planned').children.length + media.length > 0;
    keep(byId('violations'), violations.slice(-50).reverse(), violation => el('li', {},
      el('strong', {text: violation.sentence}), el('span', {class: 'muted', text: ` ${violation.account || `connection ${violation.connection}`} · ${violation.found}`})));
    byId('no-violations').hidden = violations.length > 0;
    keep(byId('trouble-phone'), phones.map(({number, name}) => ({number, name})), phone =>
      el('option', {value: phone.number, text: phone.name === phone.number ? phone.number : `${phone.name} · ${phone.number}`}));
    byId('no-phones').hidden = phones.length > 0;
    byId('trouble-of').hidden = phones.length === 0;
  }

  #planned(planned) {
    const back = this.#button('Take back', () => api.takeBack(planned.service, planned.number));
    const when = Object.entries(planned.when).map(([name, value]) => `${name} ${value}`).join(', ') || 'always';
    return el('li', {}, el('span', {class: 'lines'}, el('strong', {text: label(planned.fault.kind)}),
      el('span', {class: 'muted', text: [SERVICES[planned.service], details(planned.fault), when, `struck ${planned.struck}×`].filter(Boolean).join(' · ')})), back);
  }

  /** What can be wrong with a phone's keys: a button, and beside it what it does. */
  #trouble(text, words, body) {
    const says = `says-${text.replaceAll(' ', '-')}`;
    const phone = () => byId('trouble-phone');
    const button = el('button', {type: 'button', class: 'quiet', text, 'aria-describedby': says});
    button.addEventListener('click', () => this.#do(() => api.trouble(phone().value, body),
      `Done to ${phone().selectedOptions[0].text}: ${text}.`));
    return el('li', {}, button, el('span', {class: 'muted', id: says, text: words}));
  }

  #button(text, deed, done = '') {
    const button = el('button', {type: 'button', class: 'quiet', text});
    button.addEventListener('click', () => this.#do(deed, done));
    return button;
  }
}

const label = kind => KINDS[kind]?.[0] ?? kind;
const says = kind => KINDS[kind]?.[1] ?? '';
const details = fault => Object.entries(fault).filter(([name, value]) => name !== 'kind' && value !== '{}').map(([name, value]) => `${name} ${value}`).join(', ');

/** Redraws a list only when what it shows has changed, so that focus and hover stay where they are. */
function keep(list, items, draw) {
  const state = JSON.stringify(items);
  if (list.dataset.state !== state) {
    const value = list.value;
    list.dataset.state = state;
    list.replaceChildren(...items.map(draw));
    if (value && items.some(item => item.number === value)) {
      list.value = value;
    }
  }
}
