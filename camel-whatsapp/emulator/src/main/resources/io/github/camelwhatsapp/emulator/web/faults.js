// What is to go wrong: a button for each kind of fault, a form for what it needs, and the faults that are planned.
import * as api from './api.js';
import {byId, el, setText} from './dom.js';

const REFRESH = 2000;
const SERVICES = {multidevice: 'Linked devices', classic: 'Classic', phones: 'Phones', media: 'Media host'};

/** What people call each kind, and what its parameters begin with; a kind that is not here shows its own name. */
const LABELS = {
  refuse: ['Refuse the connection'],
  refuseUpgrade: ['Refuse the upgrade', {status: 503}],
  cutAtByte: ['Cut off', {bytes: 0}],
  blackHole: ['Swallow everything'],
  halfOpen: ['Forget the connection'],
  delay: ['Hold a stanza back', {duration: 5}],
  slowServer: ['Be slow', {duration: 1}],
  corruptFrame: ['Turn a bit over'],
  duplicateStanza: ['Send twice'],
  swapStanzas: ['Swap two stanzas'],
  missingAck: ['Leave an ack out'],
  routingChange: ['Change the routing'],
  streamError: ['End the stream', {error: 'conflict'}],
  loginFailure: ['Fail the login', {reason: '503'}],
  refuseMessage: ['Refuse a message', {error: 429}],
  otherDevices: ['Name other devices'],
  status: ['Answer with a status', {status: 404}],
  cut: ['Break off', {bytes: 1000}],
  corrupt: ['Falsify a byte'],
  stall: ['Stop in the middle', {bytes: 1000}],
  busy: ['Ask to wait', {status: 429, seconds: 2}],
  redirect: ['Redirect'],
  deaf: ['Take it, say nothing'],
  noUrl: ['Answer without an address'],
};

const TROUBLES = [
  ['Misread what comes', {kind: 'misreads', share: 1}], ['Read again', {kind: 'misreads', share: 0}],
  ['Lose sender keys', {kind: 'losesSenderKeys'}],
  ['Back up sessions', {kind: 'backsUp'}], ['Restore sessions', {kind: 'restores'}],
  ['Set up anew', {kind: 'isSetUpAnew'}],
  ['Write to numbers', {kind: 'writesToNumbers', on: true}], ['Write to hidden ids', {kind: 'writesToNumbers', on: false}],
  ['Leave linked devices out', {kind: 'leavesOutLinked', on: true}], ['Write to all devices', {kind: 'leavesOutLinked', on: false}],
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
      this.#button(SERVICES[service], () => api.disconnect(service))));
    byId('troubles').append(...TROUBLES.map(([label, body]) =>
      this.#button(label, () => api.trouble(byId('trouble-phone').value, body))));
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
      const button = el('button', {type: 'button', class: 'chip', 'data-kind': kind.kind, 'aria-pressed': 'false', text: label(kind.kind)});
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
    byId('fault-parameters').replaceChildren(...(kind?.parameters ?? []).filter(parameter => parameter.type !== 'attributes')
      .map(parameter => this.#parameter(parameter, LABELS[kind.kind]?.[1]?.[parameter.name] ?? '')));
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
    await this.#do(() => api.planFault(fault));
  }

  async #do(deed) {
    setText(byId('fault-problem'), '');
    try {
      await deed();
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

  #button(text, deed) {
    const button = el('button', {type: 'button', class: 'quiet', text});
    button.addEventListener('click', () => this.#do(deed));
    return button;
  }
}

const label = kind => LABELS[kind]?.[0] ?? kind;
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
